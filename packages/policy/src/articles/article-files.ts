import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

const MB = 1024 * 1024;

/** Sizes in bytes; pixels of all frames together. */
export const fileLimits = {
  imageBytes: 20 * MB,
  fileBytes: 100 * MB,
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

/** Sent as they are; every other download is bytes that no program opens by itself. */
const plainDownloads: ReadonlySet<string> = new Set([
  "application/pdf",
  "application/zip",
  "application/gzip",
  "application/x-tar",
  "application/x-7z-compressed",
  "text/plain",
]);

/** The content type that a download is sent under. Documents that can hold script (HTML, SVG, XML) never go by their own. */
export function downloadType(mediaType: string): string {
  return plainDownloads.has(mediaType) ? mediaType : "application/octet-stream";
}

const imageEndings: ReadonlySet<string> = new Set(["png", "apng", "jpg", "jpeg", "jfif", "gif", "webp"]);
const programs: ReadonlySet<string> = new Set([
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/x-msi",
]);
const documentEndings: ReadonlySet<string> = new Set(
  "pdf txt log md csv json xml html htm svg doc docx xls xlsx ppt pptx rtf odt ods mp3 mp4 mov zip".split(
    " ",
  ),
);

/** Whether a file is what its name says, as far as somebody could be deceived: a picture or a document that is something else. */
export function nameMatchesContent(
  name: string,
  { mediaType, isImage }: { mediaType: string; isImage: boolean },
): Permission {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const deceives =
    (imageEndings.has(ending) && !isImage) ||
    (ending === "pdf" && mediaType !== "application/pdf") ||
    (documentEndings.has(ending) && programs.has(mediaType));
  return deceives
    ? denied(
        "not_what_its_name_says",
        `The file is called ${name}, but its content is ${mediaType}. Give it the name that fits, then send it again.`,
      )
    : allowed;
}

/** A file that is not named any more stays for a week: a draft that somebody goes back to still finds it. */
export const unusedFileDays = 7;
/** An upload that is not through by then was broken off. */
export const unfinishedUploadHours = 1;
