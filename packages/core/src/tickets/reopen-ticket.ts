import { decide, type Decision, type SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { gatherFacts } from "../accounts/gather-facts.js";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { MaskedText } from "../masked-text.js";
import type { Refused } from "../refusal.js";
import type { TicketChange } from "./change-ticket.js";
import { decisionRecord } from "./decision-record.js";
import { decisionsByIds } from "./decision.queries.js";
import { placeRequest } from "./place-request.js";
import type { StoredDecision } from "./stored-decision.entity.js";
import type { Ticket } from "./ticket.entity.js";

export type DecidedAnew = { ok: true; decision: Decision; stored: StoredDecision } | Refused;

/** Decides a ticket's request again: what was asked is as it was, who asks and the account are as they are now. */
export async function decideAnew(
  { policy }: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  ticket: Ticket,
  { id, at, body }: { id: string; at: Date; body: MaskedText },
): Promise<DecidedAnew> {
  const [first] = await decisionsByIds(tx, [ticket.decisionId]);
  if (first === undefined) {
    throw new Error(`The ticket ${ticket.id} has no decision.`);
  }
  const { request } = first.facts;
  // What staff rejected does not come back by a reply.
  const production = request.production && ticket.productionRejection === null;
  const asked = { ...request, production, accountId: ticket.accountId };
  const gathered = await gatherFacts(tx, policy, actor, asked, at);
  if (!gathered.ok) {
    return gathered;
  }
  const decision = decide(policy, gathered.facts);
  const refusedText = decision.opensTicket
    ? { subject: null, body: null }
    : { subject: MaskedText.of(ticket.subject), body };
  const origin = {
    actor,
    receivedAt: at,
    accountId: gathered.account?.id ?? null,
    ticketId: ticket.id,
    ...refusedText,
  };
  return {
    ok: true,
    decision,
    stored: decisionRecord(decision, { id: decision.opensTicket ? newId(at) : id, ...origin }),
  };
}

/** What a decision that admits the request again makes of its solved ticket. */
export function reopening(
  policy: SupportPolicy,
  ticket: Ticket,
  decision: Decision,
  stored: StoredDecision,
): Pick<TicketChange, "changes" | "decision" | "events"> {
  const { state, rank, holdReason } = placeRequest(policy, decision);
  return {
    decision: stored,
    changes: { state, rank, holdReason, decisionId: stored.id, solvedAt: null },
    events: [
      { kind: "decided", data: { decisionId: stored.id } },
      { kind: "state_changed", data: { from: ticket.state, to: state, reason: holdReason } },
    ],
  };
}
