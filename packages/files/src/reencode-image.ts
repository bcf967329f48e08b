import { stat } from "node:fs/promises";
import type { ImageMediaType } from "@recourse/core";
import { fileLimits } from "@recourse/policy";
import pLimit from "p-limit";
import sharp, { type Sharp } from "sharp";

/** What is decoded, by what the bytes say, and what it is written anew as. SVG is none of them: it is a document that can run script. */
const written: ReadonlyMap<string, ImageMediaType> = new Map([
  ["image/png", "image/png"],
  ["image/apng", "image/png"],
  ["image/jpeg", "image/jpeg"],
  ["image/gif", "image/gif"],
  ["image/webp", "image/webp"],
  ["image/avif", "image/webp"],
]);

export function isImageType(mediaType: string): boolean {
  return written.has(mediaType);
}

export type ReencodedImage =
  | { ok: true; mediaType: ImageMediaType; bytes: number; width: number; height: number }
  | { ok: false; reason: string };

/** Of work on one image; a longer one is meant to be longer. */
const seconds = 20;

// libvips works on threads of its own. Two images at once, one thread each and nothing remembered bound what a rush of uploads takes.
sharp.concurrency(1);
sharp.cache(false);
const inTurn = pLimit(2);

/**
 * Decodes an image and writes its pixels anew: upright, in sRGB, no wider than `imageWidth`, animated where it was. Whatever else the
 * file held (place and camera, colour profile, a second file behind the first) stays behind.
 */
export function reencodeImage(
  file: string,
  mediaType: string,
  target: string,
  imageWidth: number = fileLimits.imageWidth,
): Promise<ReencodedImage> {
  return inTurn(async () => {
    const type = written.get(mediaType);
    if (type === undefined)
      return { ok: false, reason: `${mediaType} is not a kind of image that pages show.` };
    try {
      const input = { animated: true, limitInputPixels: fileLimits.imagePixels, failOn: "error" } as const;
      const upright = sharp(file, input).timeout({ seconds }).autoOrient();
      const fitting = upright.resize({ width: imageWidth, withoutEnlargement: true });
      const { width, height, pageHeight } = await encoded(fitting, type).toFile(target);
      return {
        ok: true,
        mediaType: type,
        bytes: (await stat(target)).size,
        width,
        height: pageHeight ?? height,
      };
    } catch (cause) {
      return { ok: false, reason: reasonOf(cause) };
    }
  });
}

function encoded(image: Sharp, type: ImageMediaType): Sharp {
  switch (type) {
    case "image/png":
      return image.png({ compressionLevel: 9 });
    case "image/jpeg":
      return image.jpeg({ quality: 84, mozjpeg: true });
    case "image/gif":
      return image.gif();
    case "image/webp":
      return image.webp({ quality: 84 });
  }
}

/** sharp tells its faults apart by their words alone; its own words are for programmers. */
function reasonOf(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause);
  const most = `${fileLimits.imagePixels / 1_000_000} million pixels`;
  if (/pixel limit/i.test(words))
    return `The image has more than ${most}, all its frames together. Make it smaller, then send it again.`;
  if (/timeout/i.test(words))
    return `The image takes longer than ${seconds} seconds to read. Make it simpler.`;
  return "The image is damaged: it cannot be read to its end.";
}
