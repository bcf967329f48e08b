/** What SPF, DKIM and DMARC say together of the address in From. */
export interface SenderEvidence {
  /** `failed`: neither a signature nor the sending address is aligned with From. `unknown`: the DNS did not answer. */
  result: "aligned" | "failed" | "unknown";
  /** What the domain asks for mail that fails; null where it publishes nothing. */
  domainPolicy: "none" | "quarantine" | "reject" | null;
}

/**
 * How far a mail is believed. `verified` (T1): it is from the address in From, which may ask as that address. Nothing in a mail makes it
 * more than that; with a participant's own reply token it speaks as that participant (T2), see `routeMail`. What takes a session or a second
 * factor (T3, T4) no mail can do.
 */
export type SenderTrust =
  | { level: "verified"; cause: null }
  | { level: "unverified"; cause: "authentication_failed" | "not_authenticated" | "authentication_unknown" };

export function judgeSender({ result, domainPolicy }: SenderEvidence): SenderTrust {
  if (result === "aligned") return { level: "verified", cause: null };
  if (result === "unknown") return { level: "unverified", cause: "authentication_unknown" };
  return {
    level: "unverified",
    cause: domainPolicy === null ? "not_authenticated" : "authentication_failed",
  };
}

/** So often a mail is put off while the DNS does not answer; then it is taken, unverified. */
export const DNS_TRIES = 3;

/**
 * What the sender's server is told while it still waits: the domain itself asks for refusal, so that nobody gets a mail about it; or the
 * DNS may answer next time.
 */
export function answerInSession(
  { result, domainPolicy }: SenderEvidence,
  tries: number,
): "accept" | "refuse" | "put_off" {
  if (result === "failed" && domainPolicy === "reject") return "refuse";
  return result === "unknown" && tries < DNS_TRIES ? "put_off" : "accept";
}
