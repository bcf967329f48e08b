import { mayAddNote, nextTicketState } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { moveTicket, type MoveTicketInput, type MoveTicketResult, type TicketMove } from "./move-ticket.js";

/** `reply`: what the customer is asked. */
export type WaitOnCustomerInput = MoveTicketInput;

/** The customer has the next move; their reply puts the ticket back into the queue, at its place. */
export async function waitOnCustomer(
  deps: CoreDeps,
  actor: Actor,
  input: WaitOnCustomerInput,
): Promise<MoveTicketResult> {
  return moveTicket(deps, actor, input, waiting(actor));
}

export function waiting(actor: Actor): TicketMove {
  return {
    operation: "waitOnCustomer",
    action: "ticket.waits_on_customer",
    decide(ticket) {
      const permission = mayAddNote(policyViewer(actor), ticket);
      const next = nextTicketState(ticket.state, "wait_on_customer");
      if (!permission.allowed) {
        return refusedBy(permission);
      }
      return next === null
        ? refused("STATE_NOT_ALLOWED", "Only a ticket that is worked on can wait for its customer.")
        : { ok: true, next };
    },
    changes: () => ({}),
  };
}
