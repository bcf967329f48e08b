import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
  type ViewerMembership,
} from "../accounts/viewer.js";
import { isTicketFinal } from "./ticket-state.js";
import { mayReadTicket, noSuchTicket, notOnTheDesk, type TicketAccess } from "./ticket-permissions.js";

/** With whom the tickets of an account start: all of its admins, or their requester alone. */
export const ticketSharings = ["admins", "requester"] as const;
export type TicketSharing = (typeof ticketSharings)[number];

/** Besides its requester and participants: the account's active admins, or nobody. */
export const ticketVisibilities = ["account_admins", "private"] as const;
export type TicketVisibility = (typeof ticketVisibilities)[number];

/** As many people as a conversation can have who were asked to join it. */
export const MAX_PARTICIPANTS = 50;

/** What a new ticket starts with, by the setting of its account. */
export function startingVisibility(sharing: TicketSharing): TicketVisibility {
  return sharing === "requester" ? "private" : "account_admins";
}

/**
 * Who else reads a ticket: its requester decides, and agents and leads. In every state, since a text outlives the work on it; not the
 * account's other admins, who would give themselves what was kept from them.
 */
export function mayShareTicket(viewer: Viewer, ticket: TicketAccess): Permission {
  const readable = mayReadTicket(viewer, ticket);
  if (!readable.allowed || isStaff(viewer, "agent", "lead")) {
    return readable;
  }
  if (isRequester(viewer, ticket)) {
    return allowed;
  }
  return isStaff(viewer)
    ? notOnTheDesk
    : denied("requester_only", "Its requester decides who else may read this ticket.");
}

/** Everybody may stop being a participant. */
export function mayLeaveTicket(viewer: Viewer, ticket: TicketAccess): Permission {
  const readable = mayReadTicket(viewer, ticket);
  if (!readable.allowed || ticket.participantIds.includes(viewer.person?.id ?? "")) {
    return readable;
  }
  return denied("not_in_this_state", "You are no participant of this ticket.");
}

/** As `mayShareTicket`; and everybody may leave. */
export function mayRemoveParticipant(viewer: Viewer, ticket: TicketAccess, personId: string): Permission {
  const leaves = viewer.person?.id === personId && mayLeaveTicket(viewer, ticket).allowed;
  return leaves ? allowed : mayShareTicket(viewer, ticket);
}

/** Another active admin of the account, while the requester is no longer active: whoever comes first. */
export function mayTakeOver(viewer: Viewer, ticket: TicketAccess): Permission {
  if (!mayReadTicket(viewer, ticket).allowed) {
    return noSuchTicket;
  }
  if (!administers(viewer, ticket.accountId)) {
    return denied("administrators_only", "Only an active administrator of the account takes a ticket over.");
  }
  return ticket.handoverOfferedAt === null
    ? denied("not_in_this_state", "This ticket has an active requester. There is nothing to take over.")
    : allowed;
}

/** Agents and leads give a ticket to another requester, until it is closed. */
export function mayHandOver(viewer: Viewer, ticket: TicketAccess): Permission {
  if (!isStaff(viewer, "agent", "lead")) {
    return mayReadTicket(viewer, ticket).allowed ? notOnTheDesk : noSuchTicket;
  }
  if (ticket.accountId === null) {
    return denied("not_in_this_state", "This ticket has no account whose administrators could take it.");
  }
  return isTicketFinal(ticket.state)
    ? denied("ticket_closed", "This ticket is closed. Please open a new one.")
    : allowed;
}

/** Who may be made the requester of a ticket, or a participant in it: by their membership of its account, null where they have none. */
export function mayJoinTicket(
  membership: Pick<ViewerMembership, "role" | "active" | "standing"> | null,
  as: "requester" | "participant",
): boolean {
  return (
    membership !== null &&
    membership.active &&
    membership.standing !== "closed" &&
    (as === "participant" || membership.role === "admin")
  );
}

/** Whose people one may look up: the active admins of the account, and agents and leads. */
export function maySeeMembers(viewer: Viewer, accountId: string): Permission {
  if (isStaff(viewer, "agent", "lead") || administers(viewer, accountId)) {
    return allowed;
  }
  return denied("administrators_only", "Only the account's administrators may look up its people.");
}

/** Its active admins alone: what colleagues read is the customer's business. */
export function mayChangeTicketSharing(viewer: Viewer, accountId: string): Permission {
  if (administers(viewer, accountId)) {
    return allowed;
  }
  const knows = isStaff(viewer) || viewer.memberships.some((each) => each.accountId === accountId);
  return knows
    ? denied("administrators_only", "Only the account's active administrators change this.")
    : denied("not_found", "There is no such account, or you may not read it.");
}

function isRequester(viewer: Viewer, ticket: TicketAccess): boolean {
  return (
    viewer.person !== null &&
    viewer.person.id === ticket.requesterId &&
    liveMemberships(viewer).some(({ accountId }) => accountId === ticket.accountId)
  );
}

function administers(viewer: Viewer, accountId: string | null): boolean {
  return liveMemberships(viewer).some((each) => each.accountId === accountId && each.role === "admin");
}
