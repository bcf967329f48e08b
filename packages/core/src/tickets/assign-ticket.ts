import { mayAssign } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { staffByIds } from "../accounts/staff.queries.js";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface AssignTicketInput {
  ticketId: string;
  /** Null: nobody. */
  staffId: string | null;
  /** Of the ticket as the caller saw it. */
  version: number;
}

export type AssignTicketResult = { ok: true; ticket: Ticket } | Refused;

export async function assignTicket(
  deps: CoreDeps,
  actor: Actor,
  input: AssignTicketInput,
): Promise<AssignTicketResult> {
  return transact<AssignTicketResult>(deps.db, (tx) => assignIn(deps, tx, actor, input));
}

/** The same, as a part of something greater. */
export async function assignIn(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: AssignTicketInput,
): Promise<AssignTicketResult> {
  const loaded = await loadTicket(tx, actor, input);
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const permission = mayAssign(policyViewer(actor), ticket);
  const refusal =
    (permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission)) ??
    (input.staffId === null ? null : await refuseAssignee(tx, ticket, input.staffId));
  if (refusal !== null) {
    return refusal;
  }
  const { staffId } = input;
  const change = {
    actor,
    at: deps.clock.now(),
    byStaff: true,
    action: "ticket.assigned",
    changes: { assigneeId: staffId },
    events: [{ kind: "assigned" as const, data: { staffId } }],
    auditData: { from: ticket.assigneeId, to: staffId },
  };
  return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
}

/** Who may not work on a ticket cannot be given one. */
export async function refuseAssignee(
  tx: EntityManager,
  ticket: Ticket,
  staffId: string,
): Promise<Refused | null> {
  const [staff] = isId(staffId) ? await staffByIds(tx, [staffId]) : [];
  const works =
    staff !== undefined &&
    staff.active &&
    mayAssign({ person: { id: staff.personId }, staff: { role: staff.role }, memberships: [] }, ticket)
      .allowed;
  return works
    ? null
    : refused("INVALID", "Tickets are assigned to agents and leads who work here.", ["staffId"]);
}
