import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** Synonyms and stop words: whoever works on the desk may know why search finds what it finds. */
export function mayReadSearchWords(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : denied("staff_only", "Only support staff may see the words of search.");
}

/** They change what every reader finds, as articles do. */
export function mayChangeSearchWords(viewer: Viewer): Permission {
  if (isStaff(viewer, "author", "lead")) {
    return allowed;
  }
  return isStaff(viewer)
    ? denied("authors_only", "Only authors and leads may change the words of search.")
    : mayReadSearchWords(viewer);
}
