import { undoWindowSeconds } from "@recourse/policy";
import type { TicketChange } from "./change-ticket.js";
import type { Ticket, UndoableAct } from "./ticket.entity.js";

/** When customers see what a change writes: a reply of staff, and what happened with it, after its undo window. Null: at once. */
export function visibleAtOf({
  at,
  byStaff,
  message,
  isFinal,
}: Pick<TicketChange, "at" | "byStaff" | "message" | "isFinal">): Date | null {
  return byStaff && message?.kind === "reply" && isFinal !== true
    ? new Date(at.getTime() + undoWindowSeconds * 1000)
    : null;
}

/** The acts that customers do not see yet, once this change is made. */
export function undoableActsAfter(ticket: Ticket, change: TicketChange): UndoableAct[] {
  const { at, message, changes, undoes } = change;
  const until = visibleAtOf(change);
  const waiting = ticket.undoableActs.filter((act) => Date.parse(act.until) > at.getTime());
  if (undoes !== undefined) {
    return waiting.filter(({ messageId }) => messageId !== undoes);
  }
  if (until === null || message === undefined) {
    // Another state that customers see at once is the state that they see.
    return changes?.state === undefined ? waiting : [];
  }
  const { state, holdReason, solvedAt, updatedAt, version, clock, dueAt } = ticket;
  const act: UndoableAct = {
    messageId: message.id,
    until: until.toISOString(),
    version: version + 1,
    before: {
      state,
      holdReason,
      solvedAt: solvedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
      clock,
      dueAt: dueAt?.toISOString() ?? null,
    },
  };
  return [...waiting, act];
}

/** The ticket as customers see it at an instant: as it was before the first act that can still be taken back. */
export function shownToCustomers(ticket: Ticket, at: Date): Ticket {
  const hidden = ticket.undoableActs.find(({ until }) => Date.parse(until) > at.getTime());
  return hidden === undefined ? ticket : { ...ticket, ...stateBefore(hidden) };
}

/** What the act changed, as it was. */
export function stateBefore({
  before,
}: UndoableAct): Pick<Ticket, "state" | "holdReason" | "solvedAt" | "updatedAt"> {
  const { state, holdReason } = before;
  return {
    state,
    holdReason,
    solvedAt: before.solvedAt === null ? null : new Date(before.solvedAt),
    updatedAt: new Date(before.updatedAt),
  };
}

/** The clock of internal targets as it was: the act had answered it. */
export function clockBefore({ before }: UndoableAct): Pick<Ticket, "clock" | "dueAt"> {
  return { clock: before.clock, dueAt: before.dueAt === null ? null : new Date(before.dueAt) };
}

/** The state of `shownToCustomers`, in a statement: of the tickets `alias`, at the instant in this place. */
export function shownState(alias: string, at: string): string {
  return `coalesce((
    select act.value->'before'->>'state' from jsonb_array_elements(${alias}.undoable_acts) with ordinality act (value, nth)
    where (act.value->>'until')::timestamptz > ${at}::timestamptz order by act.nth limit 1), ${alias}.state)`;
}
