import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { mayAddNote, mayReadTicket, type TicketAccess } from "./ticket-permissions.js";

/** Characters of a tag. */
export const LONGEST_TAG = 40;
/** Of one ticket. */
export const MOST_TAGS = 20;
/** Tickets of one bulk act. */
export const MOST_IN_BULK = 100;
/** For how long whoever did a bulk act may take it back. */
export const BULK_UNDO_MINUTES = 10;
/** Of one member of staff, and as many again that are shared. */
export const MOST_VIEWS = 50;
/** Messages that one split takes along. */
export const MOST_SPLIT_MESSAGES = 50;
/** Rows of one export; more is cut off, and the file says so by its length. */
export const MOST_EXPORTED = 100_000;
/** Of one person within an hour. */
export const EXPORTS_PER_HOUR = 20;

const leadsOnlyTags = denied("leads_only", "Only leads rename, merge and delete tags.");
const leadsOnlyViews = denied("leads_only", "Only leads change views that are shared.");
const noSuchView = denied("not_found", "There is no such view, or it is not yours.");

/** Tags put a ticket in order and change nothing for its customer: agents and leads, in every state. */
export function mayTag(viewer: Viewer, ticket: TicketAccess): Permission {
  return inEveryState(viewer, ticket);
}

/** Both tickets are asked for: each by itself must be one that the viewer works on. What is linked stays with the staff. */
export function mayLinkTickets(viewer: Viewer, ticket: TicketAccess, other: TicketAccess): Permission {
  const one = inEveryState(viewer, ticket);
  return one.allowed ? inEveryState(viewer, other) : one;
}

/** What a tag is called, everywhere at once. */
export function mayKeepTags(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) {
    return allowed;
  }
  return isStaff(viewer) ? leadsOnlyTags : denied("staff_only", "Only support staff use tags.");
}

/** Who keeps a view (a person of the staff), and whether everybody on the desk has it. */
export interface ViewAccess {
  ownerId: string;
  shared: boolean;
}

/** One's own, and those that are shared. */
export function mayUseView(viewer: Viewer, view: ViewAccess): Permission {
  const owns = viewer.person?.id === view.ownerId;
  return isStaff(viewer) && (owns || view.shared) ? allowed : noSuchView;
}

/** Everybody on the desk keeps views of their own; those for all are a lead's, whoever made them. */
export function mayChangeView(viewer: Viewer, view: ViewAccess): Permission {
  const using = mayUseView(viewer, view);
  if (!using.allowed || !view.shared) {
    return using;
  }
  return isStaff(viewer, "lead") ? allowed : leadsOnlyViews;
}

/** Whoever did it, for a while: what it changed is fresh in their mind, and in nobody else's yet. */
export function mayUndoBulkAct(
  viewer: Viewer,
  act: { personId: string; doneAt: Date },
  now: Date,
): Permission {
  if (!isStaff(viewer, "agent", "lead") || viewer.person?.id !== act.personId) {
    return denied("not_found", "There is no such act, or it is not yours.");
  }
  return now.getTime() < act.doneAt.getTime() + BULK_UNDO_MINUTES * 60_000
    ? allowed
    : denied("not_in_this_state", `This was done more than ${BULK_UNDO_MINUTES} minutes ago.`);
}

/** Of a ticket that is read: agents and leads split off it; a part of a closed ticket may be a request that is not done. */
export function maySplit(viewer: Viewer, ticket: TicketAccess): Permission {
  return inEveryState(viewer, ticket);
}

/** Lists as files: those who may read the tickets. Whoever works on the desk, or any customer their own. */
export function mayExportTickets(viewer: Viewer): Permission {
  return viewer.person === null ? denied("sign_in", "Sign in to export tickets.") : allowed;
}

function inEveryState(viewer: Viewer, ticket: TicketAccess): Permission {
  const working = mayAddNote(viewer, ticket);
  return working.code === "ticket_closed" ? mayReadTicket(viewer, ticket) : working;
}
