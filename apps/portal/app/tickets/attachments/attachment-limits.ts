/** As the policy has them (a test holds them together): said before anything is sent. */
export const attachmentLimits = { bytes: 25 * 1024 * 1024, perMessage: 20 } as const;
