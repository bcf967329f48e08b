import { isUnfixed, mayAddNote, nextTicketState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket, type TicketChange } from "../tickets/change-ticket.js";
import { loadTicket } from "../tickets/load-ticket.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";
import type { Defect } from "./defect.entity.js";
import { loadDefect } from "./load-defect.js";

export interface LinkTicketToDefectInput {
  defectId: string;
  ticketId: string;
}

export type LinkTicketToDefectResult = { ok: true; ticket: Ticket; defect: Defect } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** Never the title: the defect may not be published, or not be any more. The timeline tells it to whoever may read it. */
const WAITING = "We work on the fault behind this ticket, and write to you here once it is fixed.";

/** The ticket is about this defect, and waits for it. A report that it carries is one of this defect from then on. */
export function linkTicketToDefect(
  deps: Deps,
  actor: Actor,
  { defectId, ticketId }: LinkTicketToDefectInput,
): Promise<LinkTicketToDefectResult> {
  const at = deps.clock.now();
  return transact<LinkTicketToDefectResult>(deps.db, async (tx) => {
    const loaded = await loadDefect(tx, actor, { defectId });
    return loaded.ok ? linkIn(deps, tx, at, actor, { defect: loaded.defect, ticketId }) : loaded;
  });
}

/** Links within the caller's transaction, for a defect that is locked or new and an actor who may work on defects. */
export async function linkIn(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  at: Date,
  actor: Actor,
  { defect, ticketId }: { defect: Defect; ticketId: string },
): Promise<LinkTicketToDefectResult> {
  const loaded = await loadTicket(tx, actor, { ticketId });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const permission = mayAddNote(policyViewer(actor), ticket);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const before = await linkedDefect(tx, ticketId);
  if (before?.id === defect.id) {
    return { ok: true, ticket, defect };
  }
  if (before !== null) {
    return refused("STATE_NOT_ALLOWED", `It is linked to D-${before.number}. Take it off that one first.`, [
      "ticketId",
    ]);
  }
  await tx.query(
    "insert into defect_tickets (ticket_id, defect_id, linked_by, linked_at) values ($1, $2, $3, $4)",
    [ticket.id, defect.id, actor.kind === "person" ? actor.person.id : null, at],
  );
  await tx.query("update defect_reports set defect_id = $2, set_aside_at = null where ticket_id = $1", [
    ticket.id,
    defect.id,
  ]);
  const next = isUnfixed(defect.state) ? nextTicketState(ticket.state, "wait_on_defect") : null;
  const changed = await changeTicket(deps, tx, ticket, {
    actor,
    at,
    byStaff: true,
    action: "ticket.defect_linked",
    auditData: { defectId: defect.id },
    ...news(defect, "linked", next === null ? null : { ticket, to: next, holdReason: WAITING }),
  });
  return { ok: true, ticket: changed, defect };
}

/** Takes that back: the ticket is worked on by itself again, and its report waits to be sorted. */
export function unlinkTicketFromDefect(
  deps: Deps,
  actor: Actor,
  { defectId, ticketId }: LinkTicketToDefectInput,
): Promise<LinkTicketToDefectResult> {
  const at = deps.clock.now();
  return transact<LinkTicketToDefectResult>(deps.db, async (tx) => {
    const loadedDefect = await loadDefect(tx, actor, { defectId });
    if (!loadedDefect.ok) {
      return loadedDefect;
    }
    const { defect } = loadedDefect;
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const permission = mayAddNote(policyViewer(actor), ticket);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if ((await linkedDefect(tx, ticketId))?.id !== defect.id) {
      return { ok: true, ticket, defect };
    }
    await tx.query("delete from defect_tickets where ticket_id = $1", [ticketId]);
    await tx.query("update defect_reports set defect_id = null where ticket_id = $1", [ticketId]);
    const next = nextTicketState(ticket.state, "leave_defect");
    const changed = await changeTicket(deps, tx, ticket, {
      actor,
      at,
      byStaff: true,
      action: "ticket.defect_unlinked",
      auditData: { defectId: defect.id },
      ...news(defect, "unlinked", next === null ? null : { ticket, to: next, holdReason: null }),
    });
    return { ok: true, ticket: changed, defect };
  });
}

function news(
  { id: defectId }: Defect,
  what: "linked" | "unlinked",
  move: { ticket: Ticket; to: Ticket["state"]; holdReason: string | null } | null,
): Pick<TicketChange, "changes" | "events"> {
  const event = { kind: "defect" as const, data: { defectId, what } };
  if (move === null) {
    return { events: [event] };
  }
  const { ticket, to, holdReason } = move;
  return {
    changes: { state: to, holdReason },
    events: [event, { kind: "state_changed", data: { from: ticket.state, to, reason: null } }],
  };
}

async function linkedDefect(
  tx: EntityManager,
  ticketId: string,
): Promise<{ id: string; number: number } | null> {
  const [row] = await tx.query<{ id: string; number: number }[]>(
    "select d.id, d.number from defect_tickets l join defects d on d.id = l.defect_id where l.ticket_id = $1",
    [ticketId],
  );
  return row ?? null;
}
