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

/** Their own submission, while nobody has approved it yet. */
export function mayWithdraw(viewer: Viewer, revision: RevisionAccess): Permission {
  if (!isStaff(viewer)) {
    return staffOnly;
  }
  if (!isSelf(viewer, revision.authorId)) {
    return denied("not_own_revision", "Only its author takes a submission back; others send it back.");
  }
  return possible(revision, "withdraw");
}

/** Authors and leads; who wrote it withdraws it instead. */
export function maySendBack(viewer: Viewer, revision: RevisionAccess): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  if (isSelf(viewer, revision.authorId) && revision.state === "in_review") {
    return denied("own_revision", "Take your own submission back instead.");
  }
  return possible(revision, "send_back");
}

/** Restoring saves the old text as a new draft; the newest one is where that would lead. */
export function mayRestoreRevision(viewer: Viewer, { isNewest }: { isNewest: boolean }): Permission {
  if (!isStaff(viewer)) {
    return staffOnly;
  }
  return isNewest
    ? denied("newest_revision", "This is the newest revision: there is nothing to restore.")
    : allowed;
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
  const now = possible(revision, "approve");
  if (!now.allowed) {
    return now;
  }
  const waived = isStaff(viewer, "lead") && (waiverReason ?? "").trim() !== "";
  if (isSelf(viewer, revision.authorId) && !waived) {
    return denied(
      "own_revision",
      "Somebody else must approve what you wrote; a lead may waive this with a reason.",
    );
  }
  return allowed;
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

/** What of an article decides who may change its address or bring it back. */
export interface ArticleLife {
  /** Readers see a revision of it. */
  published: boolean;
  /** It was published once, so that links may point to it. */
  everPublished: boolean;
  archived: boolean;
}

/** Anybody on the staff before anybody could link to it; then authors and leads, and the old address leads to the new one. */
export function mayChangeSlug(viewer: Viewer, { everPublished }: ArticleLife): Permission {
  if (!isStaff(viewer)) {
    return staffOnly;
  }
  return everPublished && !isStaff(viewer, "author", "lead")
    ? denied("authors_only", "Only authors and leads change the address of an article that was published.")
    : allowed;
}

/** An address that leads to another article: readers' old links would end up somewhere else. */
export function mayTakeOverSlug(viewer: Viewer): Permission {
  return isStaff(viewer, "lead")
    ? allowed
    : denied(
        "leads_only",
        "Another article had this address and readers' links lead there. A lead may take it over.",
      );
}

/**
 * Brings the last published text back as a draft; readers see it once it was reviewed and published again. Not where a newer revision
 * is being worked on already: publishing that one brings the article back, too.
 */
export function mayUnarchive(viewer: Viewer, { archived }: ArticleLife, newest: RevisionAccess): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  if (!archived) {
    return denied("not_in_this_state", "Only an archived article can be brought back.");
  }
  return newest.state === "archived"
    ? allowed
    : denied(
        "not_in_this_state",
        "A newer revision is being worked on: publishing it brings the article back.",
      );
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
