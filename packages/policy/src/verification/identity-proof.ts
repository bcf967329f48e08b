import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";

const minuteMillis = 60_000;
const dayMillis = 86_400_000;

/**
 * What somebody shows to prove who they are. There are two ways and no others: documents, invoices and telephone calls prove
 * nothing (policy.md, "Security of the account").
 */
export type IdentityProof =
  | { method: "reauthenticated_session"; secondFactorAt: string }
  | { method: "code_to_contact"; contactOnFileSince: string };

/** Whether the proof holds at the instant: the second factor is fresh, or the contact has been on file for long enough. */
export function provesIdentity(policy: SupportPolicy, proof: IdentityProof, at: string): boolean {
  const { contactOnFileDays, reauthenticatedWithinMinutes } = policy.verification;
  const now = parseInstant(at);
  switch (proof.method) {
    case "reauthenticated_session": {
      const age = now - parseInstant(proof.secondFactorAt);
      return age >= 0 && age <= reauthenticatedWithinMinutes * minuteMillis;
    }
    case "code_to_contact":
      return now - parseInstant(proof.contactOnFileSince) >= contactOnFileDays * dayMillis;
  }
}
