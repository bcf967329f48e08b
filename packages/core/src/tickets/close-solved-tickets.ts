import { nextTicketState, parseInstant, ticketClosesAt } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { changeTicket } from "./change-ticket.js";
import { Ticket } from "./ticket.entity.js";

const JOB: Actor = { kind: "system", name: "close-solved-tickets" };
const BATCH = 200;

/** The job of that name: closes what was solved so long ago that a reply no longer reopens it. Answers with how many. */
export async function closeSolvedTickets(deps: Pick<CoreDeps, "db" | "clock" | "policy">): Promise<number> {
  let closed = 0;
  for (;;) {
    const count = await deps.db.transaction((tx) => closeBatch(deps, tx));
    closed += count;
    if (count < BATCH) {
      return closed;
    }
  }
}

async function closeBatch(
  { clock, policy }: Pick<CoreDeps, "clock" | "policy">,
  tx: EntityManager,
): Promise<number> {
  const at = clock.now();
  // Who replies at this moment, or closes in another process, has the row: it is left to them.
  const solved = await tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t where t.state = 'solved'
     order by t.solved_at limit $1 for update skip locked`,
    [BATCH],
  );
  const due = solved.filter(
    ({ solvedAt }) =>
      solvedAt !== null && parseInstant(ticketClosesAt(policy, solvedAt.toISOString())) <= at.getTime(),
  );
  for (const ticket of due) {
    const state = nextTicketState(ticket.state, "close");
    if (state !== null) {
      await changeTicket({ policy }, tx, ticket, {
        actor: JOB,
        at,
        byStaff: false,
        action: "ticket.closed",
        changes: { state, closedAt: at },
        events: [{ kind: "state_changed", data: { from: ticket.state, to: state, reason: null } }],
      });
    }
  }
  return due.length;
}
