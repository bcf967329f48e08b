import type { ImageMediaType } from "@recourse/core";
import { fileTypeFromFile } from "file-type";

const accepted: ReadonlyMap<string, ImageMediaType> = new Map([
  ["image/png", "image/png"],
  ["image/apng", "image/png"],
  ["image/jpeg", "image/jpeg"],
  ["image/gif", "image/gif"],
  ["image/webp", "image/webp"],
]);

export type SniffedImage = { ok: true; mediaType: ImageMediaType } | { ok: false; reason: string };

/** What a file is by its first bytes, whatever it is called. SVG is a document that can run script, so it is not taken for a picture. */
export async function sniffImage(file: string): Promise<SniffedImage> {
  const type = await fileTypeFromFile(file);
  const mediaType = accepted.get(type?.mime ?? "");
  if (mediaType !== undefined) return { ok: true, mediaType };
  const found = type === undefined ? "no known kind of picture" : type.mime;
  return { ok: false, reason: `Pictures are PNG, JPEG, GIF or WebP; this is ${found}.` };
}
