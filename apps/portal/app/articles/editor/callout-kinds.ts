/** GitHub's alerts. The renderer knows the same five. */
export const calloutKinds = ["note", "tip", "important", "warning", "caution"] as const;
