import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import { mayReadTicket, type TicketAccess } from "./ticket-permissions.js";

/** Two, so that one click says it: shades are for the words. */
export const ratings = ["good", "bad"] as const;
export type Rating = (typeof ratings)[number];

/** What may be written with a rating, in characters. */
export const MAX_RATING_WORDS = 2_000;

/** How far back the share of good ratings is told, in days. */
export const satisfactionDays = [30, 90] as const;

/** The requester and the participants say how it went, from when it is solved until it closes; each for themselves. */
export function mayRateTicket(viewer: Viewer, ticket: TicketAccess): Permission {
  const readable = mayReadTicket(viewer, ticket);
  if (!readable.allowed) {
    return readable;
  }
  if (!tookPart(viewer, ticket)) {
    return denied("requester_only", "Its requester and participants say how it went.");
  }
  return ticket.state === "solved"
    ? allowed
    : denied("not_in_this_state", "A ticket is rated once it is solved, and until it closes.");
}

/**
 * Whose ratings one sees together, with their share: a lead sees all, an agent those of their own tickets. Authors answer no tickets.
 * On a ticket itself, whoever works on it sees what its customer said.
 */
export function readableRatings(viewer: Viewer): "all" | "own" | "none" {
  if (isStaff(viewer, "lead")) {
    return "all";
  }
  return isStaff(viewer, "agent") ? "own" : "none";
}

/** Agents and leads, on a ticket that they work on. */
export function maySeeTicketRatings(viewer: Viewer): Permission {
  return isStaff(viewer, "agent", "lead")
    ? allowed
    : denied("agents_only", "Only agents and leads work on tickets.");
}

function tookPart(viewer: Viewer, { accountId, requesterId, participantIds }: TicketAccess): boolean {
  const id = viewer.person?.id;
  return (
    id !== undefined &&
    (id === requesterId || participantIds.includes(id)) &&
    liveMemberships(viewer).some((membership) => membership.accountId === accountId)
  );
}
