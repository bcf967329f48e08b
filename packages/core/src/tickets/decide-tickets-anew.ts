import { decide, isBetterLevel, parseInstant, type Decision, type Facts } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { AccountCorrection } from "../accounts/account-correction.entity.js";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { changeTicket, type TicketChange } from "./change-ticket.js";
import { correctedFacts } from "./corrected-facts.js";
import { decisionRecord } from "./decision-record.js";
import { decisionsByIds } from "./decision.queries.js";
import { placeRequest } from "./place-request.js";
import type { StoredDecision } from "./stored-decision.entity.js";
import { Ticket } from "./ticket.entity.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

const actor: Actor = { kind: "system", name: "decide-tickets-anew" };

/**
 * The job of that name. An account's facts were corrected: each of its open tickets that is entitled to more by them, or that waited
 * for a person to look at them, is decided anew (policy.md, "Change over time"). What would be worse stays: an open ticket is served
 * to its end. Running twice changes nothing, as a decision made after the correction knows it.
 */
export async function decideTicketsAnew(
  deps: Deps,
  { correctionId }: { correctionId: string },
): Promise<void> {
  const [correction] = await deps.db.query<AccountCorrection[]>(
    `select ${columnsOf(deps.db, AccountCorrection, "c")} from account_corrections c where c.id = $1`,
    [correctionId],
  );
  if (correction === undefined) {
    return;
  }
  const open = await deps.db.query<{ id: string }[]>(
    "select id from tickets where account_id = $1 and state not in ('solved', 'closed') order by number",
    [correction.accountId],
  );
  for (const { id } of open) {
    await deps.db.transaction((tx) => decideTicket(deps, tx, id, correction));
  }
}

async function decideTicket(
  deps: Deps,
  tx: EntityManager,
  ticketId: string,
  correction: AccountCorrection,
): Promise<void> {
  const [ticket] = await tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t where t.id = $1 and t.state not in ('solved', 'closed') for update`,
    [ticketId],
  );
  const [last] = ticket === undefined ? [] : await decisionsByIds(tx, [ticket.decisionId]);
  if (ticket === undefined || last === undefined || last.createdAt > correction.correctedAt) {
    return;
  }
  const corrected = await correctedFacts(tx, { ...last, facts: factsAt(last.facts, correction) }, {});
  if (!corrected.ok) {
    return;
  }
  const { policy } = deps;
  const decision = decide(policy, corrected.facts);
  if (!isBetter(last.decision, decision)) {
    return;
  }
  const at = deps.clock.now();
  const stored: StoredDecision = {
    ...decisionRecord(decision, {
      id: newId(at),
      actor,
      receivedAt: last.receivedAt,
      accountId: last.accountId,
      ticketId,
      subject: null,
      body: null,
      anew: { supersedesId: last.supersedesId ?? last.id, at },
    }),
    channel: last.channel,
    personId: last.personId,
  };
  await changeTicket(deps, tx, ticket, {
    actor,
    at,
    byStaff: true,
    action: "ticket.decided_anew",
    decision: stored,
    auditData: { decisionId: stored.id, correctionId: correction.id },
    ...placedBy(placeRequest(policy, decision), ticket, last.decision, stored),
  });
}

/** A mistake was one when the request was received; a change counts from its instant. */
function factsAt(facts: Facts, { effectiveAt }: AccountCorrection): Facts {
  const since = effectiveAt === null ? null : effectiveAt.toISOString();
  return since === null || parseInstant(since) <= parseInstant(facts.at) ? facts : { ...facts, at: since };
}

function isBetter(before: Decision, after: Decision): boolean {
  if (!after.opensTicket || after.level === null) {
    return false;
  }
  return before.outcome === "review" || (before.level !== null && isBetterLevel(before.level, after.level));
}

/** Only what the decision changed: a rank that staff gave for another reason stays. */
function placedBy(
  placed: ReturnType<typeof placeRequest>,
  ticket: Ticket,
  before: Decision,
  stored: StoredDecision,
): Pick<TicketChange, "changes" | "events"> {
  const decided = { kind: "decided", data: { decisionId: stored.id } } as const;
  const waits = placed.state !== "open" && ticket.state === "open";
  const changes = {
    decisionId: stored.id,
    ...(before.priority === stored.rank ? {} : { rank: placed.rank }),
    ...(before.outcome === "review" || waits ? { holdReason: placed.holdReason } : {}),
    ...(waits ? { state: placed.state } : {}),
  };
  const moved = {
    kind: "state_changed",
    data: { from: ticket.state, to: placed.state, reason: placed.holdReason },
  } as const;
  return { changes, events: waits ? [decided, moved] : [decided] };
}
