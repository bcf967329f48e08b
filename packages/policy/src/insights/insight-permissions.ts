import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { nextGapState, type GapAct, type GapState } from "./gap-state.js";

const staffOnly = denied("staff_only", "Only support staff see what the desk learns.");
const authorsOnly = denied("authors_only", "Only authors and leads decide what becomes of a gap.");

/** Searches, clicks, feedback and gaps: staff alone. */
export function mayReadInsights(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : staffOnly;
}

/** Whoever reads feedback may say that it was dealt with. */
export function mayHandleFeedback(viewer: Viewer): Permission {
  return mayReadInsights(viewer);
}

/** Everybody on the staff starts a draft, as of any article; whether a gap is none, or closed, authors and leads decide. */
export function mayChangeGap(viewer: Viewer, gap: { state: GapState }, act: GapAct): Permission {
  if (!isStaff(viewer)) {
    return staffOnly;
  }
  if (act !== "draft" && !isStaff(viewer, "author", "lead")) {
    return authorsOnly;
  }
  return nextGapState(gap.state, act) === null
    ? denied("not_in_this_state", `This is not possible while the gap is ${gap.state}.`)
    : allowed;
}

/** Saying that an article answers a ticket, or that it does not. Readers of the ticket never see it. */
export function mayLinkArticle(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : denied("staff_only", "Only support staff link articles and tickets.");
}

/** What of a ticket decides whether its solution can become an article. */
export interface SolutionAccess {
  /** Whether staff ever replied. */
  answered: boolean;
}

export function mayDraftFromTicket(viewer: Viewer, ticket: SolutionAccess): Permission {
  if (!isStaff(viewer)) {
    return denied("staff_only", "Only support staff write articles.");
  }
  return ticket.answered
    ? allowed
    : denied("not_answered", "There is no reply of ours yet that an article could be made from.");
}
