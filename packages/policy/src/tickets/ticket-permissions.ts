import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import type { TicketVisibility } from "./ticket-sharing.js";
import { isTicketFinal, nextTicketState, type TicketState } from "./ticket-state.js";

/** What of a ticket decides who may do what with it. */
export interface TicketAccess {
  accountId: string | null;
  requesterId: string | null;
  state: TicketState;
  visibility: TicketVisibility;
  /** People who were asked to join the conversation. */
  participantIds: readonly string[];
  /** Since when the account's admins are asked who takes it over, its requester being active no more; null: nobody is asked. */
  handoverOfferedAt: Date | null;
}

// Forbidden and unknown read the same, so that nobody learns which tickets exist.
export const noSuchTicket = denied("not_found", "There is no such ticket, or you may not read it.");
export const notOnTheDesk = denied("agents_only", "Only agents and leads work on tickets.");
const ticketClosed = denied("ticket_closed", "This ticket is closed. Please open a new one.");

export function mayUseDesk(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : denied("staff_only", "Only support staff may use the desk.");
}

/**
 * Staff; its requester and participants while they are active members of its account; and the account's active admins, unless it is
 * private. Where it looks for another requester they read it in any case: nobody else could take it over.
 */
export function mayReadTicket(viewer: Viewer, ticket: TicketAccess): Permission {
  return isStaff(viewer) || readsAsCustomer(viewer, ticket) ? allowed : noSuchTicket;
}

/** Agents and leads, and the customers who may read it, until it is closed. */
export function mayReply(viewer: Viewer, ticket: TicketAccess): Permission {
  if (!readsAsCustomer(viewer, ticket) && !isStaff(viewer, "agent", "lead")) {
    return isStaff(viewer) ? notOnTheDesk : noSuchTicket;
  }
  return isTicketFinal(ticket.state) ? ticketClosed : allowed;
}

/** Internal notes: never for customers. */
export function mayAddNote(viewer: Viewer, ticket: TicketAccess): Permission {
  return worksOn(viewer, ticket);
}

export function mayAssign(viewer: Viewer, ticket: TicketAccess): Permission {
  return worksOn(viewer, ticket);
}

export function maySolve(viewer: Viewer, ticket: TicketAccess): Permission {
  const working = worksOn(viewer, ticket);
  if (!working.allowed) {
    return working;
  }
  return nextTicketState(ticket.state, "solve") === null
    ? denied("not_in_this_state", "This ticket is solved already.")
    : allowed;
}

/** What the customer said of production, and what staff made of it. */
export interface ProductionAccess {
  claimed: boolean;
  rejected: boolean;
}

/** Who works on the ticket, where there is a claim that stands. */
export function mayRejectProduction(
  viewer: Viewer,
  ticket: TicketAccess,
  { claimed, rejected }: ProductionAccess,
): Permission {
  const working = worksOn(viewer, ticket);
  if (!working.allowed) {
    return working;
  }
  if (!claimed) {
    return denied("not_in_this_state", "This request does not say that it affects production.");
  }
  return rejected ? denied("not_in_this_state", "The claim is rejected already.") : allowed;
}

/** Who works on the ticket, where a claim was rejected. */
export function mayRestoreProduction(
  viewer: Viewer,
  ticket: TicketAccess,
  { rejected }: ProductionAccess,
): Permission {
  const working = worksOn(viewer, ticket);
  if (!working.allowed) {
    return working;
  }
  return rejected ? allowed : denied("not_in_this_state", "No claim was rejected on this ticket.");
}

function worksOn(viewer: Viewer, ticket: TicketAccess): Permission {
  if (!isStaff(viewer, "agent", "lead")) {
    return isStaff(viewer) || readsAsCustomer(viewer, ticket) ? notOnTheDesk : noSuchTicket;
  }
  return isTicketFinal(ticket.state) ? ticketClosed : allowed;
}

function readsAsCustomer(viewer: Viewer, ticket: TicketAccess): boolean {
  const { person } = viewer;
  return (
    person !== null &&
    liveMemberships(viewer).some(
      ({ accountId, role }) =>
        accountId === ticket.accountId &&
        (person.id === ticket.requesterId ||
          ticket.participantIds.includes(person.id) ||
          (role === "admin" && isForAdmins(ticket))),
    )
  );
}

function isForAdmins({ visibility, handoverOfferedAt }: TicketAccess): boolean {
  return visibility === "account_admins" || handoverOfferedAt !== null;
}
