export const verificationStates = [
  "requested",
  "proven",
  "approved",
  "used",
  "expired",
  "cancelled",
  "failed",
] as const;
export type VerificationState = (typeof verificationStates)[number];

export const verificationActs = ["prove", "approve", "use", "expire", "cancel", "fail"] as const;
export type VerificationAct = (typeof verificationActs)[number];

type VerificationTransitions = Readonly<
  Record<VerificationState, Readonly<Partial<Record<VerificationAct, VerificationState>>>>
>;

/**
 * The life of one verification (design.md, "State"). It is used once, from `approved` alone. An action that needs no second
 * approver (`needsSecondApprover`) is approved together with the proof.
 */
export const verificationTransitions: VerificationTransitions = {
  requested: { prove: "proven", fail: "failed", expire: "expired", cancel: "cancelled" },
  proven: { approve: "approved", fail: "failed", expire: "expired", cancel: "cancelled" },
  approved: { use: "used", fail: "failed", expire: "expired", cancel: "cancelled" },
  used: {},
  expired: {},
  cancelled: {},
  failed: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextVerificationState(
  state: VerificationState,
  act: VerificationAct,
): VerificationState | null {
  return verificationTransitions[state][act] ?? null;
}

/** Used, expired, cancelled or failed: a new verification is needed for anything further. */
export function isVerificationFinal(state: VerificationState): boolean {
  return Object.keys(verificationTransitions[state]).length === 0;
}
