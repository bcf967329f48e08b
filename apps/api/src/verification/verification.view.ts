import { stateAt, type Verification as VerificationRow, type VerificationResult } from "@recourse/core";
import type { RequestContext } from "../context.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import type { Verification, VerificationPayload } from "./verification.type.js";

/** Passed or not, and what is left to do: never an expected answer, never an address. */
export function verificationView(row: VerificationRow, { deps }: RequestContext): Verification {
  const { action, method, contactId, personId, expiresAt, firstApproverId, attempts } = row;
  return {
    ...{ action, method, expiresAt },
    state: stateAt(row, deps.clock.now()),
    sentToRequester: contactId === null ? null : contactId === personId,
    attemptsLeft: Math.max(0, deps.policy.verification.attempts - attempts),
    firstApproved: firstApproverId !== null,
  };
}

export function verificationPayload(
  result: VerificationResult,
  context: RequestContext,
): VerificationPayload {
  return {
    ticket: result.ok ? ticketView(result.ticket, context) : null,
    verification: result.ok ? verificationView(result.verification, context) : null,
    userErrors: userErrorsOf(result),
  };
}
