import { mayAssign, mayUndoBulkAct, stateTakenBack } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor, type PersonActor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { refuseAssignee } from "../assign-ticket.js";
import { changeTicket, type TicketChange } from "../change-ticket.js";
import { loadTicket } from "../load-ticket.js";
import { tagIn } from "../tags/tag-ticket.js";
import type { Ticket } from "../ticket.entity.js";
import type { BeforeAct, BulkAct, BulkActTicket, RanBulkAct } from "./bulk-act.js";
import { findBulkAct, lockBulkActTicket } from "./bulk-act.queries.js";
import { refuseBulk } from "./refuse-bulk.js";
import type { RunBulkActResult } from "./run-bulk-act.js";

/**
 * Makes each ticket what it was, as a change of its own, where nothing else has happened to it since; where something has, that stands and
 * is told. Twice is once.
 */
export async function undoBulkAct(
  deps: CoreDeps,
  actor: Actor,
  input: { bulkActId: string },
): Promise<RunBulkActResult> {
  const refusal = refuseBulk(actor);
  if (refusal !== null || actor.kind !== "person") {
    return refusal ?? refused("NOT_SIGNED_IN", "Sign in to work with tickets.");
  }
  const bulkAct = await findBulkAct(deps.db, actor, input.bulkActId);
  if (bulkAct === null) {
    return refused("NOT_FOUND", "There is no such act, or it is not yours.", ["bulkActId"]);
  }
  const permission = mayUndoBulkAct(policyViewer(actor), bulkAct, deps.clock.now());
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  for (const { ticketId, outcome, undo } of bulkAct.tickets) {
    if (outcome === "done" && undo === null) {
      await deps.db.transaction((tx) => undoOn(deps, tx, actor, bulkAct, ticketId));
    }
  }
  const undone = await findBulkAct(deps.db, actor, bulkAct.id);
  return undone === null
    ? refused("NOT_FOUND", "There is no such act, or it is not yours.")
    : { ok: true, bulkAct: undone };
}

async function undoOn(
  deps: CoreDeps,
  tx: EntityManager,
  actor: PersonActor,
  { id, act }: RanBulkAct,
  ticketId: string,
): Promise<void> {
  const at = deps.clock.now();
  const row = await lockBulkActTicket(tx, id, ticketId);
  if (row === null || row.outcome !== "done" || row.undo !== null || row.before === null) {
    return;
  }
  const result = await restore(deps, tx, actor, act, row, row.before);
  await tx.query(
    `update bulk_act_tickets set undo = $3, undo_refusal = $4 where bulk_act_id = $1 and ticket_id = $2`,
    [
      id,
      ticketId,
      result === null ? "done" : "refused",
      result === null ? null : JSON.stringify(result.refusals[0] ?? null),
    ],
  );
  if (result === null) {
    const subject = { subjectType: "ticket", subjectId: ticketId };
    await writeAudit(tx, {
      at,
      actor,
      action: "ticket.bulk_act_undone",
      ...subject,
      data: { bulkActId: id },
    });
  }
}

/** Null when it is what it was. */
async function restore(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  act: BulkAct,
  { ticketId, versionAfter }: BulkActTicket,
  before: BeforeAct,
): Promise<Refused | null> {
  if (act.kind === "tag" || act.kind === "untag") {
    const names = act.kind === "tag" ? { remove: before.tags } : { add: before.tags };
    const result = await tagIn(deps, tx, actor, { ticketId, ...names });
    return result.ok ? null : result;
  }
  const loaded = await loadTicket(tx, actor, { ticketId });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const permission = mayAssign(policyViewer(actor), ticket);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const change = ticket.version === versionAfter ? takingBack(act, ticket, before) : null;
  if (change === null) {
    return refused("CONFLICT", "Something else happened to this ticket since: it was left as it is.");
  }
  const given = change.changes?.assigneeId ?? null;
  const unfit = given === null ? null : await refuseAssignee(tx, ticket, given);
  if (unfit !== null) {
    return unfit;
  }
  await changeTicket(deps, tx, ticket, { actor, at: deps.clock.now(), byStaff: true, ...change });
  return null;
}

function takingBack(
  act: Exclude<BulkAct, { kind: "tag" | "untag" }>,
  ticket: Ticket,
  before: BeforeAct,
): Pick<TicketChange, "action" | "changes" | "events" | "auditData"> | null {
  if (act.kind === "assign") {
    return {
      action: "ticket.assigned",
      changes: { assigneeId: before.assigneeId },
      events: [{ kind: "assigned", data: { staffId: before.assigneeId } }],
      auditData: { from: ticket.assigneeId, to: before.assigneeId },
    };
  }
  const state = stateTakenBack(before.state, act.kind, ticket.state);
  if (state === null) {
    return null;
  }
  const solvedAt = before.solvedAt === null ? null : new Date(before.solvedAt);
  return {
    action: "ticket.state_taken_back",
    changes: { state, solvedAt, holdReason: before.holdReason },
    events: [{ kind: "state_changed", data: { from: ticket.state, to: state, reason: before.holdReason } }],
  };
}
