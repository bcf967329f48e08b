import type { SupportPolicy } from "../policy-file/schema.js";
import { countWords } from "./plain-words.js";

/** policy.md, "Security of the account". */
export function proofWords(policy: SupportPolicy): string {
  const { contactOnFileDays, reauthenticatedWithinMinutes } = policy.verification;
  return (
    "You prove it in the portal, signed in with a second factor that you confirmed in the last " +
    `${countWords(reauthenticatedWithinMinutes, "minute")}, or with a code that we send to an administrator's contact ` +
    `that has been on file for at least ${countWords(contactOnFileDays, "day")}.`
  );
}

export function deletionWords(policy: SupportPolicy): string {
  const { deletionWaitingHours } = policy.verification;
  return (
    "A second person must approve a deletion, all active administrators are told of it, and nothing is deleted for " +
    `${countWords(deletionWaitingHours, "hour")}, in which it can be cancelled.`
  );
}
