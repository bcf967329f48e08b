import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";
import { mayPublish, type ArticleLife, type RevisionAccess } from "./revision-permissions.js";
import { nextScheduleState, type ScheduleState } from "./schedule-state.js";

export const scheduleKinds = ["publish", "unpublish"] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

const authorsOnly = denied("authors_only", "Only authors and leads may do this with an article.");
const staffOnly = denied("staff_only", "Only support staff write articles.");

/** Who may publish it now; asked again when the time comes. */
export function maySchedulePublication(viewer: Viewer, revision: RevisionAccess): Permission {
  return mayPublish(viewer, revision);
}

/** Of what readers see, or will see by then. */
export function mayScheduleUnpublication(
  viewer: Viewer,
  { published, publicationScheduled }: Pick<ArticleLife, "published"> & { publicationScheduled: boolean },
): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  return published || publicationScheduled
    ? allowed
    : denied("not_in_this_state", "Readers see nothing of this article, and no publication is scheduled.");
}

export function mayCancelSchedule(viewer: Viewer, { state }: { state: ScheduleState }): Permission {
  if (!isStaff(viewer, "author", "lead")) {
    return isStaff(viewer) ? authorsOnly : staffOnly;
  }
  return nextScheduleState(state, "cancel") === null
    ? denied("not_in_this_state", "This is not scheduled any more.")
    : allowed;
}

/** What happened to the article between scheduling a publication and its time. */
export interface SincePublicationWasScheduled {
  isNewest: boolean;
  revision: RevisionAccess;
  /** The article was archived after it was scheduled. */
  archivedSince: boolean;
}

/** Whether a publication still does what was meant when it was scheduled. `viewer`: who scheduled it, as they are now. */
export function mayRunPublication(viewer: Viewer, since: SincePublicationWasScheduled): Permission {
  if (since.archivedSince) {
    return denied("archived_since", "The article was archived after this was scheduled.");
  }
  if (!since.isNewest) {
    return denied(
      "newer_revision",
      "A newer revision was saved after this was scheduled. Have it approved, then schedule that one.",
    );
  }
  return mayPublish(viewer, since.revision);
}
