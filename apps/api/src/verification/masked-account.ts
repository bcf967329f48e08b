import { policyViewer, type Ticket as TicketRow } from "@recourse/core";
import { mayReadAccountFacts, sensitiveActionOf } from "@recourse/policy";
import type { RequestContext } from "../context.js";

/**
 * Whether what is on record of a ticket's account is kept from the staff who look at it: somebody asks for something sensitive, and the
 * proof of who they are has not been used yet.
 */
export async function isMasked(
  { id, kind, accountId }: TicketRow,
  { actor, loaders }: RequestContext,
): Promise<boolean> {
  if (sensitiveActionOf(kind) === null || accountId === null) return false;
  const ownAccount = mayReadAccountFacts({ ...policyViewer(actor), staff: null }, accountId).allowed;
  return !ownAccount && (await loaders.verification().disclosedUntil.load(id)) === null;
}
