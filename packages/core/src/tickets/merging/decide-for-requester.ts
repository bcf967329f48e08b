import { decide, type Decision, type RequestFacts } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Account } from "../../accounts/account.entity.js";
import { gatherFacts } from "../../accounts/gather-facts.js";
import { loadActor } from "../../accounts/load-actor.js";
import type { Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import type { Ticket } from "../ticket.entity.js";

export type DecidedForRequester =
  { ok: true; decision: Decision; requester: Actor; account: Account | null } | Refused;

/**
 * What the gate says to a request that staff put together out of what its customer wrote: it is the requester who asks, not whoever works
 * on the ticket. A no is a refusal: staff cannot make a request that the customer could not.
 */
export async function decideForRequester(
  { policy }: CoreDeps,
  tx: EntityManager,
  ticket: Pick<Ticket, "requesterId" | "accountId">,
  request: RequestFacts,
  at: Date,
): Promise<DecidedForRequester> {
  const person = ticket.requesterId;
  const requester = person === null ? null : await loadActor(tx, { personId: person }, { channel: "desk" });
  if (requester === null) {
    return refused("NOT_ENTITLED", "Nobody is known whose request this would be.");
  }
  // Whoever is on the staff, too, asks here as the account's.
  const asCustomer = { ...requester, staff: null };
  const asked = { ...request, accountId: ticket.accountId };
  const gathered = await gatherFacts(tx, policy, asCustomer, asked, at);
  if (!gathered.ok) {
    return gathered;
  }
  const decision = decide(policy, gathered.facts);
  if (!decision.opensTicket) {
    const why = decision.reasons[0]?.message ?? "It is not included.";
    return refused(
      "NOT_ENTITLED",
      `The support policy does not admit this request now, so nothing was changed. ${why}`,
    );
  }
  return { ok: true, decision, requester: asCustomer, account: gathered.account };
}
