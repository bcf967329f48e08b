import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

const MB = 1024 * 1024;

/** Sizes in bytes; pixels of all frames together. */
export const fileLimits = {
  imageBytes: 20 * MB,
  fileBytes: 100 * MB,
  /** Of a recording of a browser (HAR): it is looked through for secrets as a whole. */
  sanitisedBytes: 25 * MB,
  /** What a decoded image may take: 50 million are 200 MB. Larger than every screen, smaller than a decompression bomb. */
  imagePixels: 50_000_000,
  /** An article's column is 800 pixels wide at most, twice that on dense screens. */
  imageWidth: 1_600,
} as const;

/** Agents too: who writes drafts puts images into them. */
export function mayUploadFile(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : denied("staff_only", "Only support staff upload files.");
}

/** Rename it, say what it shows. */
export function mayEditFile(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : denied("staff_only", "Only support staff edit files.");
}

/** A file that is not named any more stays for a week: a draft that somebody goes back to still finds it. */
export const unusedFileDays = 7;
/** An upload that is not through by then was broken off. */
export const unfinishedUploadHours = 1;
