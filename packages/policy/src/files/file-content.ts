import { allowed, denied, type Permission } from "../accounts/viewer.js";

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
const scripts: ReadonlySet<string> = new Set(["text/x-shellscript"]);
/** What a double click runs, whatever its bytes are. */
const runs = /\.(?:exe|com|scr|pif|bat|cmd|msi|ps1|vbs|js|jse|wsf|hta|jar|lnk|reg|app|command|sh)$/i;
/** Documents that run what is written in them once somebody says yes. */
const withMacros = /\.(?:do[ct]m|xl(?:sm|tm|am|sb)|pp(?:tm|sm|am)|potm)$/i;
const archives: ReadonlySet<string> = new Set([
  "application/zip",
  "application/gzip",
  "application/x-tar",
  "application/x-7z-compressed",
  "application/x-rar-compressed",
  "application/x-bzip2",
  "application/x-xz",
  "application/zstd",
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

/** What somebody should know before they open it; null where there is nothing to say. A file is never refused for it. */
export function fileWarning(name: string, content: { mediaType: string; isImage: boolean }): string | null {
  if (!nameMatchesContent(name, content).allowed)
    return `It is not what its name says: its content is ${content.mediaType}.`;
  if (programs.has(content.mediaType) || scripts.has(content.mediaType) || runs.test(name))
    return "It is a program. Run it only if you know what it does.";
  if (withMacros.test(name) || content.mediaType.includes("macroenabled"))
    return "It is a document with macros, which are programs.";
  return archives.has(content.mediaType) ? "It is an archive, and nobody has looked inside." : null;
}
