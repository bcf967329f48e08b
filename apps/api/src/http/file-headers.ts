import { downloadType } from "@recourse/policy";
import type { Response } from "express";

interface SentFile {
  name: string;
  mediaType: string;
  /** Written anew by us: nothing but pixels. */
  isImage: boolean;
  bytes: number;
}

/** Images are shown, everything else is downloaded; nothing of either runs. */
export function setFileHeaders(response: Response, { name, mediaType, isImage, bytes }: SentFile): void {
  response.set({
    "content-type": isImage ? mediaType : downloadType(mediaType),
    "content-length": String(bytes),
    "content-disposition": isImage ? "inline" : disposition(name),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
}

/** Where there is no file to send after all. */
export function unsetFileHeaders(response: Response): void {
  for (const name of ["content-type", "content-length", "content-disposition", "etag"])
    response.removeHeader(name);
}

/** RFC 6266: plain letters for old programs, the whole name in UTF-8 for the others. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
