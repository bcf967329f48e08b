import { formatInstant, mayUndoReply, measureResponse } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { Message } from "./message.entity.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket, UndoableAct } from "./ticket.entity.js";
import { clockBefore, stateBefore } from "./undo-window.js";

/** `body`: what was taken back, for its author to go on with. */
export type UndoReplyResult = { ok: true; ticket: Ticket; body: string; stateRestored: boolean } | Refused;

const unknown = refused("NOT_FOUND", "There is no such reply, or it was taken back already.", ["messageId"]);

/**
 * Takes a reply back before its customer sees it. What the same act did to the ticket is undone with it, unless somebody has changed the
 * ticket since.
 */
export async function undoReply(
  deps: CoreDeps,
  actor: Actor,
  { messageId }: { messageId: string },
): Promise<UndoReplyResult> {
  const at = deps.clock.now();
  return transact<UndoReplyResult>(deps.db, async (tx) => {
    const seen = await findMessage(tx, messageId);
    const loaded = seen === null ? unknown : await loadTicket(tx, actor, { ticketId: seen.ticketId });
    if (!loaded.ok) {
      return loaded.refusals[0]?.code === "NOT_SIGNED_IN" ? loaded : unknown;
    }
    // Once more, now that nobody else can take it back at the same time.
    const message = await findMessage(tx, messageId);
    if (message === null) {
      return unknown;
    }
    const { ticket } = loaded;
    const visibleAt = message.visibleAt === null ? null : formatInstant(message.visibleAt.getTime());
    const permission = mayUndoReply(
      policyViewer(actor),
      { ...message, visibleAt },
      formatInstant(at.getTime()),
    );
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    const act = ticket.undoableActs.find((each) => each.messageId === messageId);
    const stateRestored = act !== undefined && act.version === ticket.version;
    await tx.query("delete from messages where id = $1", [messageId]);
    if (stateRestored) {
      await tx.query("delete from ticket_events where ticket_id = $1 and visible_at = $2 and actor_id = $3", [
        ticket.id,
        message.visibleAt,
        message.authorId,
      ]);
    }
    const measures = {
      ...(await firstResponseNow(deps, tx, ticket)),
      ...(act !== undefined && (await restartClock(tx, ticket, act, stateRestored))),
    };
    const changed = await changeTicket(deps, tx, ticket, {
      actor,
      at,
      byStaff: true,
      action: "ticket.reply_undone",
      ...(stateRestored
        ? { undoes: messageId, changes: { ...stateBefore(act), ...measures } }
        : { changes: { updatedAt: ticket.updatedAt, ...measures } }),
      auditData: { messageId, stateRestored },
    });
    return { ok: true, ticket: changed, body: message.body, stateRestored };
  });
}

async function findMessage(tx: EntityManager, id: string): Promise<Message | null> {
  const [message] = isId(id)
    ? await tx.query<Message[]>(`select ${columnsOf(tx, Message, "m")} from messages m where m.id = $1`, [id])
    : [];
  return message ?? null;
}

/** The first of the replies that are left. */
async function firstResponseNow(
  { policy }: CoreDeps,
  tx: EntityManager,
  ticket: Ticket,
): Promise<Pick<Ticket, "firstResponseAt" | "firstResponseBusinessMinutes">> {
  const [left] = await tx.query<{ at: Date | null }[]>(
    "select min(created_at) as at from messages where ticket_id = $1 and by_staff and kind = 'reply'",
    [ticket.id],
  );
  const firstResponseAt = left?.at ?? null;
  if (firstResponseAt === null) {
    return { firstResponseAt, firstResponseBusinessMinutes: null };
  }
  const { firstResponseBusinessMinutes = null } = measureResponse(
    policy,
    { receivedAt: ticket.receivedAt.toISOString(), firstResponseAt: null },
    { at: firstResponseAt.toISOString(), staffReply: true, from: ticket.state, to: ticket.state },
  );
  return { firstResponseAt, firstResponseBusinessMinutes };
}

/** The reply had answered a target: it is unanswered again, as if it had never been. Not where another clock has begun since. */
async function restartClock(
  tx: EntityManager,
  ticket: Ticket,
  act: UndoableAct,
  stateRestored: boolean,
): Promise<Pick<Ticket, "clock" | "dueAt"> | null> {
  const { clock, dueAt } = clockBefore(act);
  const untouched = ticket.clock === null && ticket.state === act.before.state;
  if (!stateRestored && !untouched) {
    return null;
  }
  if (ticket.clock !== null && ticket.clock.segmentId !== clock?.segmentId) {
    await tx.query("delete from clock_segments where ticket_id = $1 and id = $2", [
      ticket.id,
      ticket.clock.segmentId,
    ]);
  }
  if (clock !== null) {
    await tx.query(
      "update clock_segments set ended_at = null, ended_by = null, spent_millis = 0 where ticket_id = $1 and id = $2",
      [ticket.id, clock.segmentId],
    );
  }
  return { clock, dueAt };
}
