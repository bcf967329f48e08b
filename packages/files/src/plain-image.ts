import { open, stat } from "node:fs/promises";
import { fileLimits } from "@recourse/policy";
import sharp from "sharp";

/** What the last bytes of each kind are; of WebP, whose beginning tells its length, see below. */
const ends: ReadonlyMap<string, string> = new Map([
  ["image/png", "49454e44ae426082"],
  ["image/jpeg", "ffd9"],
  ["image/gif", "3b"],
]);

/**
 * Width and height of an image that could have been written by `reencodeImage`: it decodes to its end, is no wider than articles are,
 * holds nothing but pixels, and nothing is behind it. Null for every other file, which is to be written anew.
 */
export async function plainImageSize(
  file: string,
  mediaType: string,
): Promise<{ width: number; height: number } | null> {
  if (!(await endsWithItself(file, mediaType))) return null;
  try {
    const input = { animated: true, limitInputPixels: fileLimits.imagePixels, failOn: "error" } as const;
    const image = sharp(file, input).timeout({ seconds: 20 });
    const { width, height, pageHeight, exif, icc, iptc, xmp, comments, orientation } = await image.metadata();
    const more = [exif, icc, iptc, xmp, comments, orientation].some((part) => part !== undefined);
    if (more || width > fileLimits.imageWidth) return null;
    await image.stats();
    return { width, height: pageHeight ?? height };
  } catch {
    return null;
  }
}

async function endsWithItself(file: string, mediaType: string): Promise<boolean> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    if (mediaType === "image/webp") {
      const head = Buffer.alloc(8);
      await handle.read(head, 0, 8, 0);
      return size % 2 === 0 && head.readUInt32LE(4) === size - 8;
    }
    const end = ends.get(mediaType);
    if (end === undefined) return false;
    const tail = Buffer.alloc(end.length / 2);
    await handle.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    return tail.toString("hex") === end;
  } finally {
    await handle.close();
  }
}
