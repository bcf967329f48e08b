import { MOST_IN_BULK } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor, PersonActor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { isId, newId } from "../../id.js";
import { claimKey } from "../../idempotency.js";
import { MaskedText } from "../../masked-text.js";
import { refused, type Refusal, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { assignIn } from "../assign-ticket.js";
import { moveIn } from "../move-ticket.js";
import { solving } from "../solve-ticket.js";
import { checkTags } from "../tags/tag-name.js";
import { tagIn, type TagTicketResult } from "../tags/tag-ticket.js";
import type { Ticket } from "../ticket.entity.js";
import { ticketsByIds } from "../ticket.queries.js";
import { waiting } from "../wait-on-customer.js";
import type { BeforeAct, BulkAct, RanBulkAct } from "./bulk-act.js";
import { findBulkAct, lockBulkActTicket } from "./bulk-act.queries.js";
import { refuseBulk } from "./refuse-bulk.js";

export interface RunBulkActInput {
  /** At most 100, each as the caller saw it. */
  tickets: readonly { ticketId: string; version: number }[];
  act: BulkAct;
  idempotencyKey: string;
}

export type RunBulkActResult = { ok: true; bulkAct: RanBulkAct } | Refused;

/**
 * Does one thing to many tickets. What is asked is written down first; then each ticket is a change of its own, with its own permission,
 * its own version and its own answer. A process that dies in between leaves what is done and what is not yet: the same key again goes on.
 */
export async function runBulkAct(
  deps: CoreDeps,
  actor: Actor,
  input: RunBulkActInput,
): Promise<RunBulkActResult> {
  const refusal = refuseBulk(actor);
  if (refusal !== null || actor.kind !== "person") {
    return refusal ?? refused("NOT_SIGNED_IN", "Sign in to work with tickets.");
  }
  const act = checkAct(input.act);
  if (!act.ok) {
    return act;
  }
  const tickets = new Map(input.tickets.map((each) => [each.ticketId, each]));
  if (tickets.size === 0 || tickets.size > MOST_IN_BULK) {
    return refused("INVALID", `Choose 1 to ${MOST_IN_BULK} tickets.`, ["tickets"]);
  }
  const started = await start(deps, actor, { ...input, act: act.act, tickets: [...tickets.values()] });
  if (!started.ok) {
    return started;
  }
  for (const { ticketId, outcome } of started.bulkAct.tickets) {
    if (outcome === null) {
      await deps.db.transaction((tx) => actOn(deps, tx, actor, started.bulkAct, ticketId));
    }
  }
  const bulkAct = await findBulkAct(deps.db, actor, started.bulkAct.id);
  return bulkAct === null ? unknown() : { ok: true, bulkAct };
}

function checkAct(act: BulkAct): { ok: true; act: BulkAct } | Refused {
  if (act.kind === "assign" && act.staffId !== null && !isId(act.staffId)) {
    return refused("INVALID", "Tickets are assigned to agents and leads who work here.", ["act", "staffId"]);
  }
  if (act.kind !== "tag" && act.kind !== "untag") {
    return { ok: true, act };
  }
  const checked = checkTags(act.names, ["act", "tags"]);
  if (!checked.ok) {
    return checked;
  }
  return checked.names.length === 0
    ? refused("INVALID", "Name a tag.", ["act", "tags"])
    : { ok: true, act: { ...act, names: checked.names } };
}

function unknown(): Refused {
  return refused("NOT_FOUND", "There is no such act, or it is not yours.");
}

/** Writes down what is asked, or finds what was asked under this key before. */
async function start(deps: CoreDeps, actor: PersonActor, input: RunBulkActInput): Promise<RunBulkActResult> {
  const at = deps.clock.now();
  const { act, tickets, idempotencyKey: key } = input;
  const id = newId(at);
  return transact<RunBulkActResult>(deps.db, async (tx) => {
    const claim = { actor, operation: "runBulkAct", key, body: { act, tickets }, resultId: id, at };
    const claimed = await claimKey(tx, claim);
    if (!claimed.ok) {
      return claimed;
    }
    if (claimed.replayOf === null) {
      // What is no id is as unknown as one that stands for nothing: it gets a place of its own, so that it can be told.
      const rows = tickets.map(({ ticketId, version }, position) => ({
        ticket_id: isId(ticketId) ? ticketId : newId(at),
        version,
        position,
      }));
      await tx.query("insert into bulk_acts (id, person_id, act, done_at) values ($1, $2, $3, $4)", [
        id,
        actor.person.id,
        JSON.stringify(act),
        at,
      ]);
      await tx.query(
        `insert into bulk_act_tickets (bulk_act_id, ticket_id, version, position)
         select $1, r.ticket_id, r.version, r.position
         from jsonb_to_recordset($2::jsonb) as r (ticket_id uuid, version integer, position smallint)
         on conflict do nothing`,
        [id, JSON.stringify(rows)],
      );
      const data = { act: act.kind, tickets: tickets.length };
      await writeAudit(tx, {
        at,
        actor,
        action: "bulk_act.started",
        subjectType: "bulk_act",
        subjectId: id,
        data,
      });
    }
    const bulkAct = await findBulkAct(tx, actor, claimed.replayOf ?? id);
    return bulkAct === null ? unknown() : { ok: true, bulkAct };
  });
}

/** One ticket, once. What it was is kept in the transaction that changes it. */
async function actOn(
  deps: CoreDeps,
  tx: EntityManager,
  actor: PersonActor,
  { id, act }: RanBulkAct,
  ticketId: string,
): Promise<void> {
  const row = await lockBulkActTicket(tx, id, ticketId);
  if (row === null || row.outcome !== null) {
    return;
  }
  const [ticket] = await ticketsByIds(tx, [ticketId]);
  const result = await apply(deps, tx, actor, act, { ticketId, version: row.version });
  const before = ticket === undefined || !result.ok ? null : beforeOf(ticket, result.tags);
  const outcome = !result.ok ? "refused" : result.changed ? "done" : "unchanged";
  await tx.query(
    `update bulk_act_tickets set outcome = $3, refusal = $4, before = $5, version_after = $6 where bulk_act_id = $1 and ticket_id = $2`,
    [
      id,
      ticketId,
      outcome,
      result.ok ? null : JSON.stringify(firstOf(result)),
      before === null ? null : JSON.stringify(before),
      result.ok ? result.ticket.version : null,
    ],
  );
}

function firstOf({ refusals }: Refused): Refusal | null {
  return refusals[0] ?? null;
}

type Applied = { ok: true; ticket: Ticket; changed: boolean; tags: string[] } | Refused;

async function apply(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  act: BulkAct,
  seen: { ticketId: string; version: number },
): Promise<Applied> {
  switch (act.kind) {
    case "assign": {
      const result = await assignIn(deps, tx, actor, { ...seen, staffId: act.staffId });
      return result.ok ? { ...result, changed: true, tags: [] } : result;
    }
    case "solve":
    case "wait_on_customer": {
      const move = act.kind === "solve" ? solving(actor) : waiting(actor);
      const result = await moveIn(deps, tx, actor, { ...seen, reply: MaskedText.of("") }, move);
      return result.ok ? { ...result, changed: true, tags: [] } : result;
    }
    case "tag":
      return tagged(await tagIn(deps, tx, actor, { ticketId: seen.ticketId, add: act.names }));
    case "untag":
      return tagged(await tagIn(deps, tx, actor, { ticketId: seen.ticketId, remove: act.names }));
  }
}

function tagged(result: TagTicketResult): Applied {
  if (!result.ok) {
    return result;
  }
  const tags = [...result.changed.added, ...result.changed.removed];
  return { ok: true, ticket: result.ticket, changed: tags.length > 0, tags };
}

function beforeOf({ state, assigneeId, holdReason, solvedAt }: Ticket, tags: string[]): BeforeAct {
  return { state, assigneeId, holdReason, solvedAt: solvedAt?.toISOString() ?? null, tags };
}
