import { ticketStates } from "@recourse/policy";
import { z } from "zod";
import type { Ticket } from "../ticket.entity.js";

const standingSchema = z.object({
  state: z.enum(ticketStates),
  rank: z.number().nullable(),
  decisionId: z.string(),
  holdReason: z.string().nullable(),
  production: z
    .object({ resource: z.string(), affected: z.string(), since: z.string().nullable() })
    .nullable(),
  productionRejection: z.object({ reason: z.string(), at: z.string(), personId: z.string() }).nullable(),
  participantIds: z.array(z.string()),
  solvedAt: z.iso.datetime().nullable(),
});

/** What a merge changes of a ticket, as it stood at one instant. */
export type TicketStanding = z.infer<typeof standingSchema>;

export function standing(ticket: Ticket): TicketStanding {
  const { state, rank, decisionId, holdReason, production, participantIds, solvedAt } = ticket;
  return {
    ...{ state, rank, decisionId, holdReason, participantIds },
    production: production === null ? null : { ...production },
    productionRejection: ticket.productionRejection === null ? null : { ...ticket.productionRejection },
    solvedAt: solvedAt?.toISOString() ?? null,
  };
}

export function readStanding(stored: unknown): TicketStanding {
  return standingSchema.parse(stored);
}
