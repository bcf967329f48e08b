import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileStore, StoredImage, StoreImageResult } from "@recourse/core";
import { imageSizeFromFile } from "image-size/fromFile";
import { sniffImage } from "./sniff-image.js";

/** Larger pictures do not belong into an article. */
const largestImage = 10 * 1024 * 1024;
const storageKeyForm = /^[a-f0-9]{40}$/;

/**
 * Keeps files in a folder: streamed to a temporary name, looked at, then renamed, so that a crash leaves no half file under a key.
 * Keys are random; two levels of folders keep each one small.
 */
export function createDiskFileStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (storageKey: string): string | null =>
    storageKeyForm.test(storageKey)
      ? join(root, storageKey.slice(0, 2), storageKey.slice(2, 4), storageKey)
      : null;

  return {
    async storeImage(content: Readable): Promise<StoreImageResult> {
      const storageKey = randomBytes(20).toString("hex");
      const incoming = join(root, "incoming", storageKey);
      await mkdir(dirname(incoming), { recursive: true });
      try {
        const { bytes, sha256 } = await writeMeasured(content, incoming);
        const looked = await lookAt(incoming);
        if (!looked.ok) return looked;
        const path = pathOf(storageKey);
        if (path === null) throw new Error(`The store made a key that it would not read: ${storageKey}`);
        await mkdir(dirname(path), { recursive: true });
        await rename(incoming, path);
        return { ok: true, image: { storageKey, bytes, sha256, ...looked.found } };
      } catch (cause) {
        if (cause instanceof TooLarge) return { ok: false, reason: cause.message };
        throw cause;
      } finally {
        await rm(incoming, { force: true });
      }
    },

    async read(storageKey) {
      const path = pathOf(storageKey);
      if (path === null) return null;
      const there = await stat(path).catch(() => null);
      return there?.isFile() === true ? createReadStream(path) : null;
    },

    async remove(storageKey) {
      const path = pathOf(storageKey);
      if (path !== null) await rm(path, { force: true });
    },
  };
}

class TooLarge extends Error {
  constructor() {
    super(`The picture is larger than ${largestImage / 1024 / 1024} MB.`);
  }
}

async function writeMeasured(content: Readable, file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > largestImage) done(new TooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(content, measure, createWriteStream(file, { mode: 0o640 }));
  return { bytes, sha256: hash.digest("hex") };
}

type Look =
  { ok: true; found: Pick<StoredImage, "mediaType" | "width" | "height"> } | { ok: false; reason: string };

async function lookAt(file: string): Promise<Look> {
  const sniffed = await sniffImage(file);
  if (!sniffed.ok) return sniffed;
  try {
    const { width, height } = await imageSizeFromFile(file);
    return { ok: true, found: { mediaType: sniffed.mediaType, width, height } };
  } catch {
    return { ok: false, reason: "The picture is damaged: its size cannot be read." };
  }
}
