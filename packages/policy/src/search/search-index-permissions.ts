import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** What search does not find yet, and why: whoever works on the desk may know, and may have it tried again. */
export function mayReadSearchIndex(viewer: Viewer): Permission {
  return isStaff(viewer)
    ? allowed
    : denied("staff_only", "Only support staff may see the state of the search index.");
}

/** Writing every article again keeps a search server busy for a while. */
export function mayRebuildSearchIndex(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) return allowed;
  return isStaff(viewer)
    ? denied("leads_only", "Only leads may have the search index built anew.")
    : mayReadSearchIndex(viewer);
}
