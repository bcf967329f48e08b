import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { formatInstant, parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { nextVerificationState, type VerificationState } from "./verification-state.js";

/** What a verification is asked for. Setting a password or granting access is no action: no verification leads there. */
export const sensitiveActions = ["account_information", "account_deletion"] as const;
export type SensitiveAction = (typeof sensitiveActions)[number];

/** What a verification is bound to. It is good for exactly this, once. */
export interface VerificationBinding {
  ticketId: string;
  personId: string;
  action: SensitiveAction;
  accountId: string;
}

export interface VerificationAccess {
  state: VerificationState;
  action: SensitiveAction;
  /** Who asked for the action. */
  requesterId: string;
  /** Staff who handled the proof. */
  firstApproverId: string | null;
}

/** The instant until which, not including it, a proven verification may be used. */
export function verificationExpiresAt(policy: SupportPolicy, provenAt: string): string {
  return formatInstant(parseInstant(provenAt) + policy.verification.validForMinutes * 60_000);
}

/** The earliest instant at which an approved deletion may run. */
export function deletionRunsAt(policy: SupportPolicy, approvedAt: string): string {
  return formatInstant(parseInstant(approvedAt) + policy.verification.deletionWaitingHours * 3_600_000);
}

export function needsSecondApprover(action: SensitiveAction): boolean {
  return action === "account_deletion";
}

/** Whether a verification covers a use: approved, not expired, and for the same ticket, person, action and account. */
export function coversUse(
  policy: SupportPolicy,
  verification: VerificationBinding & { state: VerificationState; provenAt: string },
  use: VerificationBinding,
  at: string,
): boolean {
  return (
    nextVerificationState(verification.state, "use") !== null &&
    parseInstant(at) < parseInstant(verificationExpiresAt(policy, verification.provenAt)) &&
    verification.ticketId === use.ticketId &&
    verification.personId === use.personId &&
    verification.action === use.action &&
    verification.accountId === use.accountId
  );
}

/** Agents and leads; for a deletion somebody who is neither the first nor the requester. Nobody approves their own request. */
export function mayApproveVerification(viewer: Viewer, verification: VerificationAccess): Permission {
  const { person } = viewer;
  if (person === null || !isStaff(viewer, "agent", "lead")) {
    return denied("agents_only", "Only agents and leads approve verifications.");
  }
  if (person.id === verification.requesterId) {
    return denied("own_request", "Nobody approves what they asked for themselves.");
  }
  if (needsSecondApprover(verification.action) && person.id === verification.firstApproverId) {
    return denied("second_approver_needed", "A second person must approve this.");
  }
  return nextVerificationState(verification.state, "approve") === null
    ? denied("not_in_this_state", "This verification cannot be approved any more, or not yet.")
    : allowed;
}
