import { maySolve, nextTicketState } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { moveTicket, type MoveTicketInput, type MoveTicketResult, type TicketMove } from "./move-ticket.js";

/** `reply` is sent to the customer with it; the same idempotency key solves once. */
export type SolveTicketInput = MoveTicketInput;

/** The answer is given. Until the ticket closes, a reply of the customer brings it back. */
export async function solveTicket(
  deps: CoreDeps,
  actor: Actor,
  input: SolveTicketInput,
): Promise<MoveTicketResult> {
  return moveTicket(deps, actor, input, solving(actor));
}

export function solving(actor: Actor): TicketMove {
  return {
    operation: "solveTicket",
    action: "ticket.solved",
    decide(ticket) {
      const permission = maySolve(policyViewer(actor), ticket);
      const next = nextTicketState(ticket.state, "solve");
      return permission.allowed && next !== null ? { ok: true, next } : refusedBy(permission);
    },
    changes: (at) => ({ solvedAt: at, holdReason: null }),
  };
}
