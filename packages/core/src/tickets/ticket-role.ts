import { mayReply } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { Refused } from "../refusal.js";
import type { Ticket } from "./ticket.entity.js";

/** Whether the actor writes to this ticket as staff: on the desk, or wherever they are no customer of it. */
export function actsAsStaff(actor: Actor, ticket: Ticket): boolean {
  if (actor.kind !== "person" || actor.staff === null) {
    return false;
  }
  const isCustomer = mayReply({ ...policyViewer(actor), staff: null }, ticket).code !== "not_found";
  return actor.channel === "desk" || !isCustomer;
}

/** Null where the actor's access token covers what they do to the ticket. */
export function refuseTicketScope(actor: Actor, byStaff: boolean): Refused | null {
  const scope = byStaff ? "desk" : "write_tickets";
  return mayUseScope(actor, scope) ? null : refuseScope(scope);
}
