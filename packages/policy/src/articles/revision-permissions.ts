import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { nextRevisionState, type RevisionAct, type RevisionState } from "./revision-state.js";

/** What of a revision decides who may do what with it. */
export interface RevisionAccess {
  state: RevisionState;
  authorId: string | null;
  /** null until it is approved. */
  approvedById: string | null;
}

const staffOnly = denied("staff_only", "Only support staff write articles.");
const authorsOnly = denied("authors_only", "Only authors and leads may do this with an article.");

/** Agents too: who answers tickets knows what is missing. */
export function maySaveDraft(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : staffOnly;
}

export function maySubmitForReview(viewer: Viewer, revision: RevisionAccess): Permission {
  return isStaff(viewer) ? possible(revision, "submit_for_review") : staffOnly;
}

/**
 * An author or lead who did not write it. A lead may waive the second pair of eyes with a reason, which is kept with the
 * approval.
 */
export function mayApproveRevision(
  viewer: Viewer,
  revision: RevisionAccess,
  waiverReason: string | null = null,
): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  const waived = isStaff(viewer, "lead") && (waiverReason ?? "").trim() !== "";
  if (isSelf(viewer, revision.authorId) && !waived) {
    return denied(
      "own_revision",
      "Somebody else must approve what you wrote; a lead may waive this with a reason.",
    );
  }
  return possible(revision, "approve");
}

/** A lead; or an author, when somebody else approved it. */
export function mayPublish(viewer: Viewer, revision: RevisionAccess): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  if (!isStaff(viewer, "lead") && (revision.approvedById === null || isSelf(viewer, revision.approvedById))) {
    return denied("not_approved_by_another", "An author publishes only what somebody else approved.");
  }
  return possible(revision, "publish");
}

export function mayArchive(viewer: Viewer, revision: RevisionAccess): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  return possible(revision, "archive");
}

function possible(revision: RevisionAccess, act: RevisionAct): Permission {
  return nextRevisionState(revision.state, act) === null
    ? denied(
        "not_in_this_state",
        `This is not possible while the revision is ${revision.state.replace("_", " ")}.`,
      )
    : allowed;
}

function isSelf(viewer: Viewer, personId: string | null): boolean {
  return viewer.person !== null && viewer.person.id === personId;
}
