import { measureResponse, type SupportPolicy } from "@recourse/policy";
import type { TicketChange } from "./change-ticket.js";
import type { Ticket } from "./ticket.entity.js";

/** Columns that follow from what happens to a ticket. */
export type Measures = Pick<
  Ticket,
  "firstResponseAt" | "firstResponseBusinessMinutes" | "solveBusinessMinutes"
>;

export const NOT_MEASURED: Measures = {
  firstResponseAt: null,
  firstResponseBusinessMinutes: null,
  solveBusinessMinutes: null,
};

/** What a change tells of how long the ticket's answers took. */
export function measuresOf(
  policy: SupportPolicy,
  ticket: Ticket,
  { at, byStaff, message, changes = {} }: TicketChange,
): Partial<Measures> {
  const { firstResponseAt, ...minutes } = measureResponse(
    policy,
    {
      receivedAt: ticket.receivedAt.toISOString(),
      firstResponseAt: ticket.firstResponseAt?.toISOString() ?? null,
    },
    {
      at: at.toISOString(),
      staffReply: byStaff && message?.kind === "reply",
      from: ticket.state,
      to: changes.state ?? ticket.state,
    },
  );
  return firstResponseAt == null ? minutes : { ...minutes, firstResponseAt: at };
}
