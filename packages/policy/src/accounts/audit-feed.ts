import { mayReadAccountFacts } from "./account-permissions.js";
import { denied, type Permission, type Viewer } from "./viewer.js";

/**
 * What of the audit trail the administrators of an account see of what staff looked at, decided and did, in words for them. What is not
 * listed stays with the staff: notes, tags, macros, their own clocks, what they know of defects.
 */
const shown = {
  "account.viewed": "Looked at what is on record of your account",
  "account.facts_corrected": "Corrected what is on record of your account",
  "account_deletion.scheduled": "Approved the deletion of your account, as the second",
  "account_deletion.stopped": "Stopped the deletion of your account",
  "account_information.disclosed": "Used a proof of identity to see what is on record of your account",
  "account_information.told": "Told who had proven it what is on record of your account",
  "account.trial_specialist_set": "Changed who looks after your trial",
  "attachment.read": "Opened a file",
  "attachment.released": "Released a file that was held back",
  "attachment.removed": "Removed a file",
  "contest.decided_anew": "Answered an objection to a refusal: the request was decided again",
  "contest.upheld": "Answered an objection to a refusal: it stands",
  "decision.viewed": "Looked at a request that opened no ticket",
  "membership.deactivated": "Deactivated somebody's membership",
  "membership.reactivated": "Reactivated somebody's membership",
  "request.decided": "Decided a request",
  "ticket.assigned": "Changed who works on a ticket",
  "ticket.closed": "Closed a ticket",
  "ticket.decided_anew": "Decided again what support a ticket gets",
  "ticket.fix_told": "Told that a fault is fixed",
  "ticket.merged": "Merged a ticket into another one",
  "ticket.merged_in": "Took another ticket into this one",
  "ticket.opened": "Opened a ticket",
  "ticket.participant_added": "Asked somebody to join a ticket",
  "ticket.participant_removed": "Removed somebody from a ticket",
  "ticket.production_rejected": "Rejected that production is affected",
  "ticket.production_restored": "Let it stand that production is affected",
  "ticket.replied": "Replied to a ticket",
  "ticket.requester_changed": "Gave a ticket to another requester",
  "ticket.solved": "Marked a ticket as solved",
  "ticket.split": "Opened a second ticket out of this one",
  "ticket.split_from": "Opened this ticket out of another one",
  "ticket.unmerged": "Separated merged tickets again",
  "ticket.viewed": "Looked at a ticket",
  "ticket.visibility_changed": "Changed who of your account reads a ticket",
  "ticket.reply_stopped": "Wrote a reply that was stopped: it asked for a secret, or told what takes proof",
  "ticket.waits_on_customer": "Asked for something and waits for an answer",
  "verification.first_approved": "Approved the deletion of your account, as the first",
} as const;

const words = new Map<string, string>(Object.entries(shown));

export const auditFeedActions: readonly string[] = [...words.keys()];

/** Null: customers are not told of it. */
export function auditFeedWords(action: string): string | null {
  return words.get(action) ?? null;
}

/** The account's active administrators, and staff, who are to know what customers see. */
export function mayReadAuditFeed(viewer: Viewer, accountId: string): Permission {
  const reading = mayReadAccountFacts(viewer, accountId);
  if (reading.code !== "administrators_only") {
    return reading;
  }
  return denied(reading.code, "Only the account's administrators may read what staff did.");
}
