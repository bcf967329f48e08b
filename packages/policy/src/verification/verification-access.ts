import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import type { RequestKind } from "../decision/facts.js";
import { noSuchTicket, type TicketAccess } from "../tickets/ticket-permissions.js";
import { isTicketFinal } from "../tickets/ticket-state.js";
import type { SensitiveAction } from "./verification-rules.js";

/** A ticket of one of these kinds asks for something that takes proof of identity. */
export function sensitiveActionOf(kind: RequestKind): SensitiveAction | null {
  return kind === "account_deletion" || kind === "account_information" ? kind : null;
}

export interface SensitiveTicket extends TicketAccess {
  kind: RequestKind;
}

/** Who asked, and nobody for them; while they are an active administrator of the account. */
export function mayProveIdentity(viewer: Viewer, ticket: SensitiveTicket): Permission {
  const { person } = viewer;
  const isAdmin = liveMemberships(viewer).some(
    ({ accountId, role }) => accountId === ticket.accountId && role === "admin",
  );
  if (person === null || !isAdmin) {
    return noSuchTicket;
  }
  if (person.id !== ticket.requesterId) {
    return denied("requester_only", "Only who asked for this can prove who they are.");
  }
  if (sensitiveActionOf(ticket.kind) === null) {
    return denied("nothing_to_prove", "This request takes no proof of identity.");
  }
  return isTicketFinal(ticket.state)
    ? denied("ticket_closed", "This ticket is closed. Please open a new one.")
    : allowed;
}

/** Agents and leads who do not belong to the account themselves. */
export function mayHandleProof(viewer: Viewer, ticket: SensitiveTicket): Permission {
  if (!isStaff(viewer, "agent", "lead")) {
    return isStaff(viewer)
      ? denied("agents_only", "Only agents and leads handle proofs of identity.")
      : noSuchTicket;
  }
  return viewer.memberships.some(({ accountId }) => accountId === ticket.accountId)
    ? denied("own_account", "You belong to this account. Somebody else handles this.")
    : allowed;
}
