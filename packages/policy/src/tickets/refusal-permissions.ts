import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import { nextContestState, type ContestState } from "./contest-state.js";

/** What of a refused request decides who may do what with it. */
export interface RefusalAccess {
  accountId: string | null;
  /** Null: a visitor who was not signed in. Such a request is nobody's. */
  requesterId: string | null;
  /** Whether the requester was an active member of the account when it was decided. */
  requesterWasMember: boolean;
  /** Null: nobody contested it. */
  contest: ContestState | null;
  /** Whether the account's admins read each other's tickets. */
  sharedWithAdmins: boolean;
  /** Whether a later decision about the same request opened a ticket. */
  admitted: boolean;
}

// Forbidden and unknown read the same, so that nobody learns what others asked.
const noSuchRefusal = denied("not_found", "There is no such request, or you may not read it.");
const agentsOnly = denied("agents_only", "Only agents and leads answer contested refusals.");
const leadsOnly = denied("leads_only", "Only a lead may do this.");
const staffOnly = denied("staff_only", "Only support staff may use the desk.");
const ownAccount = denied(
  "own_account",
  "You belong to this account, or asked yourself. A colleague decides about it.",
);
const ticketOpened = denied("not_in_this_state", "A ticket was opened for this request. Work goes on there.");

/** Staff; the active admins of its account, where they share their tickets; and the requester, unless they have left the account that they asked for. */
export function mayReadRefusal(viewer: Viewer, refusal: RefusalAccess): Permission {
  return isStaff(viewer) || isRequester(viewer, refusal) || administers(viewer, refusal)
    ? allowed
    : noSuchRefusal;
}

/** The requester alone, once: what an admin thinks of it, they say by asking themselves. */
export function mayContest(viewer: Viewer, refusal: RefusalAccess): Permission {
  if (!isRequester(viewer, refusal)) {
    return notTheRequester(viewer, refusal);
  }
  if (refusal.admitted) {
    return ticketOpened;
  }
  if (refusal.contest === "open") {
    return denied("not_in_this_state", "You contested this already. We will answer you here.");
  }
  return nextContestState(refusal.contest, "contest") === null
    ? denied("not_in_this_state", "This was contested and answered. A refusal can be contested once.")
    : allowed;
}

/** As long as nobody answered. */
export function mayWithdrawContest(viewer: Viewer, refusal: RefusalAccess): Permission {
  if (!isRequester(viewer, refusal)) {
    return notTheRequester(viewer, refusal);
  }
  return nextContestState(refusal.contest, "withdraw") === null
    ? denied("not_in_this_state", "There is no contest here that waits for an answer.")
    : allowed;
}

/** Agents and leads; nobody in a matter of their own. */
export function mayUphold(viewer: Viewer, refusal: RefusalAccess): Permission {
  const answering = decidesAbout(viewer, refusal);
  if (!answering.allowed) {
    return answering;
  }
  return nextContestState(refusal.contest, "uphold") === null
    ? denied("not_in_this_state", "There is no contest here that waits for an answer.")
    : allowed;
}

/** Whether or not anybody contested it: staff may find a wrong fact by themselves. */
export function mayDecideAnew(viewer: Viewer, refusal: RefusalAccess): Permission {
  const deciding = decidesAbout(viewer, refusal);
  if (!deciding.allowed) {
    return deciding;
  }
  return refusal.admitted ? ticketOpened : allowed;
}

/** How a changed policy would have decided what was asked: it shows every account at once. */
export function mayReplayPolicy(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) {
    return allowed;
  }
  return isStaff(viewer) ? leadsOnly : staffOnly;
}

/** It has no number of a single member of staff, so those who do the work may see it, too. */
export function mayReadBoard(viewer: Viewer): Permission {
  if (isStaff(viewer, "agent", "lead")) {
    return allowed;
  }
  return isStaff(viewer) ? denied("agents_only", "The board is for agents and leads.") : staffOnly;
}

function isRequester({ person, memberships }: Viewer, refusal: RefusalAccess): boolean {
  const { accountId, requesterId, requesterWasMember } = refusal;
  if (person === null || person.id !== requesterId) {
    return false;
  }
  // Somebody who was no member was told nothing of the account; who has left since learns nothing more of it.
  return (
    accountId === null ||
    !requesterWasMember ||
    memberships.some((membership) => membership.accountId === accountId && membership.active)
  );
}

function administers(viewer: Viewer, { accountId, sharedWithAdmins }: RefusalAccess): boolean {
  return (
    sharedWithAdmins &&
    liveMemberships(viewer).some((each) => each.accountId === accountId && each.role === "admin")
  );
}

function notTheRequester(viewer: Viewer, refusal: RefusalAccess): Permission {
  return mayReadRefusal(viewer, refusal).allowed
    ? denied("requester_only", "Only the person who asked may contest the answer.")
    : noSuchRefusal;
}

function decidesAbout(viewer: Viewer, refusal: RefusalAccess): Permission {
  if (!isStaff(viewer, "agent", "lead")) {
    return mayReadRefusal(viewer, refusal).allowed ? agentsOnly : noSuchRefusal;
  }
  const belongs = viewer.memberships.some(({ accountId }) => accountId === refusal.accountId);
  return belongs || viewer.person?.id === refusal.requesterId ? ownAccount : allowed;
}
