import type {
  CustomerTicketsPosition,
  FeedbackRequest,
  FeedbackRequestPosition,
  DuePosition,
  QueuePosition,
  RatingPosition,
  RefusalPosition,
  RefusedRequest,
  SatisfactionRating,
  Ticket,
  TicketSearchPosition,
  TimelineItem,
  TimelinePosition,
} from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

export const customerTickets: Keyset<Ticket, CustomerTicketsPosition> = {
  name: "tickets by number",
  position: z.object({ number: z.number() }),
  positionOf: ({ number }) => ({ number }),
};

export const foundTickets: Keyset<Ticket, TicketSearchPosition> = {
  name: "tickets found",
  position: z.object({ number: z.number() }),
  positionOf: ({ number }) => ({ number }),
};

export const queue: Keyset<Ticket, QueuePosition> = {
  name: "queue by rank",
  position: z.object({ queueRank: z.number(), receivedAt: z.coerce.date(), number: z.number() }),
  positionOf: ({ queueRank, receivedAt, number }) => ({ queueRank, receivedAt, number }),
};

export const dueTickets: Keyset<Ticket, DuePosition> = {
  name: "queue by due time",
  position: z.object({ dueAt: z.coerce.date(), number: z.number() }),
  positionOf: ({ dueAt, number }) => ({ dueAt, number }),
};

export const refusals: Keyset<RefusedRequest, RefusalPosition> = {
  name: "refusals by receipt",
  position: z.object({ receivedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ decision: { receivedAt, id } }) => ({ receivedAt, id }),
};

export const timeline: Keyset<TimelineItem, TimelinePosition> = {
  name: "timeline by time",
  position: z.object({ at: z.coerce.date(), id: z.string() }),
  positionOf: ({ at, id }) => ({ at, id }),
};

export const feedbackByReceipt: Keyset<FeedbackRequest, FeedbackRequestPosition> = {
  name: "feedback by receipt",
  position: z.object({ receivedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ receivedAt, id }) => ({ receivedAt, id }),
};

export const ratingsByTime: Keyset<SatisfactionRating, RatingPosition> = {
  name: "ratings by time",
  position: z.object({ updatedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ updatedAt, id }) => ({ updatedAt, id }),
};
