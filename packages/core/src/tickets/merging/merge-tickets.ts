import {
  isInQueue,
  mayMerge,
  nextTicketState,
  participantsAfterMerge,
  stateAfterMerge,
  type Decision,
  type RequestFacts,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { changeTicket, type TicketChange } from "../change-ticket.js";
import { decisionRecord } from "../decision-record.js";
import { decisionsByIds } from "../decision.queries.js";
import { placeRequest } from "../place-request.js";
import { refuseTicketScope } from "../ticket-role.js";
import type { Ticket } from "../ticket.entity.js";
import { decideForRequester } from "./decide-for-requester.js";
import { loadPair } from "./load-pair.js";
import { standing, type TicketStanding } from "./ticket-standing.js";

export interface MergeTicketsInput {
  /** Is closed; its number leads to the other from then on. */
  ticketId: string;
  version: number;
  /** Goes on with everything that was written to both. */
  intoId: string;
  intoVersion: number;
}

/** `ticket`: the one that goes on. */
export type MergeTicketsResult = { ok: true; ticket: Ticket; merged: Ticket } | Refused;

/**
 * Makes one conversation out of two. What was written stays with the ticket that it was written to and is read in both; whoever took part
 * in either takes part in the one that goes on; and what both ask is decided anew, from this instant. All of it can be taken back.
 */
export async function mergeTickets(
  deps: CoreDeps,
  actor: Actor,
  input: MergeTicketsInput,
): Promise<MergeTicketsResult> {
  return transact<MergeTicketsResult>(deps.db, (tx) => merge(deps, tx, actor, input));
}

async function merge(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  { ticketId, version, intoId, intoVersion }: MergeTicketsInput,
): Promise<MergeTicketsResult> {
  const at = deps.clock.now();
  const loaded = await loadPair(
    tx,
    actor,
    { ticketId, version },
    { ticketId: intoId, version: intoVersion },
    { other: "intoId", otherVersion: "intoVersion" },
  );
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket: source, other: target } = loaded;
  const permission = mayMerge(policyViewer(actor), source, target);
  const closed = nextTicketState(source.state, "merge");
  const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
  if (refusal !== null || closed === null) {
    return refusal ?? refusedBy(permission);
  }
  const request = await mergedRequest(tx, source, target);
  const decided = await decideForRequester(deps, tx, target, request, at);
  if (!decided.ok) {
    return decided;
  }
  const decisionId = newId(at);
  const stored = decisionRecord(decided.decision, {
    ...{ id: decisionId, actor: decided.requester, receivedAt: at, ticketId: target.id },
    ...{ accountId: decided.account?.id ?? null, subject: null, body: null },
  });
  const by = { actor, at, byStaff: true };
  const merged = await changeTicket(deps, tx, source, {
    ...by,
    action: "ticket.merged",
    changes: { state: closed, closedAt: at, mergedIntoId: target.id },
    events: [{ kind: "merged_into", data: { ticketId: target.id } }],
    auditData: { into: target.id },
  });
  const goesOn = await changeTicket(deps, tx, target, {
    ...by,
    action: "ticket.merged_in",
    decision: stored,
    changes: { ...changesOf(deps, source, target, decided.decision), decisionId },
    events: [
      { kind: "merged_in", data: { ticketId: source.id } },
      { kind: "decided", data: { decisionId } },
    ],
    auditData: { merged: source.id, decisionId },
  });
  await keepMerge(tx, { source, target, goesOn }, actor, at);
  return { ok: true, ticket: goesOn, merged };
}

/** What both ask: the target's request, with what either says that makes it weigh more. */
async function mergedRequest(tx: EntityManager, source: Ticket, target: Ticket): Promise<RequestFacts> {
  const decisions = await decisionsByIds(tx, [source.decisionId, target.decisionId]);
  const own = decisions.find(({ id }) => id === target.decisionId)?.facts.request;
  const other = decisions.find(({ id }) => id === source.decisionId)?.facts.request;
  if (own === undefined || other === undefined) {
    throw new Error(`One of the tickets ${source.id} and ${target.id} has no decision.`);
  }
  return {
    ...own,
    // What staff rejected does not come back by a merge.
    production: stands(own, target) || stands(other, source),
    critical: own.critical || other.critical,
  };
}

function stands(request: RequestFacts, ticket: Ticket): boolean {
  return request.production && ticket.productionRejection === null;
}

/** Of the claims that production is affected, the one that stands. */
function claimOf(source: Ticket, target: Ticket): Pick<Ticket, "production" | "productionRejection"> {
  const claiming = [target, source].find(
    ({ production, productionRejection }) => production !== null && productionRejection === null,
  );
  const { production, productionRejection } = claiming ?? target;
  return { production, productionRejection };
}

function changesOf(
  { policy }: CoreDeps,
  source: Ticket,
  target: Ticket,
  decision: Decision,
): NonNullable<TicketChange["changes"]> {
  const placement = placeRequest(policy, decision);
  const state = stateAfterMerge(source.state, target.state);
  const moved = isInQueue(state) ? { state: placement.state, holdReason: placement.holdReason } : { state };
  return {
    ...moved,
    ...(isInQueue(state) && { solvedAt: null }),
    rank: placement.rank,
    ...claimOf(source, target),
    participantIds: participantsAfterMerge(source, target),
  };
}

async function keepMerge(
  tx: EntityManager,
  { source, target, goesOn }: { source: Ticket; target: Ticket; goesOn: Ticket },
  actor: Actor,
  at: Date,
): Promise<void> {
  const [sourceBefore, targetBefore, targetAfter] = [source, target, goesOn].map((ticket): TicketStanding =>
    standing(ticket),
  );
  await tx.query(
    `insert into ticket_merges (id, source_id, target_id, merged_by, merged_at, source_before, target_before, target_after)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(at),
      source.id,
      target.id,
      actor.kind === "person" ? actor.person.id : null,
      at,
      JSON.stringify(sourceBefore),
      JSON.stringify(targetBefore),
      JSON.stringify(targetAfter),
    ],
  );
}
