import { mayAssign } from "@recourse/policy";
import { staffByIds } from "../accounts/staff.queries.js";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export type TakeTicketResult = { ok: true; ticket: Ticket } | Refused;

/**
 * A ticket that is nobody's becomes the actor's. Of several who take it at once one has it, and the others are told who; whoever has it
 * already keeps it, however often they press.
 */
export async function takeTicket(
  deps: CoreDeps,
  actor: Actor,
  { ticketId }: { ticketId: string },
): Promise<TakeTicketResult> {
  const at = deps.clock.now();
  return transact<TakeTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const permission = mayAssign(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    const me = actor.kind === "person" ? (actor.staff?.id ?? null) : null;
    if (me === null || ticket.assigneeId === me) {
      return loaded;
    }
    if (ticket.assigneeId !== null) {
      const [holder] = await staffByIds(tx, [ticket.assigneeId]);
      return refused("CONFLICT", `${holder?.name ?? "Somebody else"} has this ticket already.`, ["ticketId"]);
    }
    const changed = await changeTicket(deps, tx, ticket, {
      actor,
      at,
      byStaff: true,
      action: "ticket.assigned",
      changes: { assigneeId: me },
      events: [{ kind: "assigned", data: { staffId: me } }],
      auditData: { from: null, to: me },
    });
    return { ok: true, ticket: changed };
  });
}
