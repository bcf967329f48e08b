import { mayShareTicket, type TicketVisibility } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { actsAsStaff, refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface SetTicketVisibilityInput {
  ticketId: string;
  visibility: TicketVisibility;
  /** Of the ticket as the caller saw it. */
  version: number;
}

export type ShareTicketResult = { ok: true; ticket: Ticket } | Refused;

/** Lets the account's other admins read a ticket, or keeps it from them. */
export async function setTicketVisibility(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { visibility, ...input }: SetTicketVisibilityInput,
): Promise<ShareTicketResult> {
  const at = deps.clock.now();
  return transact<ShareTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const byStaff = actsAsStaff(actor, ticket);
    const permission = mayShareTicket(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, byStaff) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    if (ticket.visibility === visibility) {
      return { ok: true, ticket };
    }
    const data = { from: ticket.visibility, to: visibility };
    const change = {
      actor,
      at,
      byStaff,
      action: "ticket.visibility_changed",
      changes: { visibility },
      events: [{ kind: "visibility_changed" as const, data }],
      auditData: data,
    };
    return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
  });
}
