import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReceivedFile, ReceiveOptions, ReceiveResult } from "@recourse/core";
import { fileLimits } from "@recourse/policy";
import { plainImageSize } from "./plain-image.js";
import { isImageType, reencodeImage } from "./reencode-image.js";
import { sanitise } from "./sanitise/sanitise.js";
import { sniffFile } from "./sniff-file.js";

/** Where received files wait until they are kept: a folder of its own, on the machine that received them. */
export class Incoming {
  constructor(
    private readonly folder: string,
    /** Moves the file of this path under the key: it is gone from here afterwards, or nothing changed. */
    private readonly keep: (path: string, storageKey: string, mediaType: string) => Promise<void>,
  ) {}

  /** Streams to the disk, measures, looks at the bytes, and writes images anew. */
  async receive(content: Readable, options: ReceiveOptions = {}): Promise<ReceiveResult> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, randomUUID());
    const again = `${path}.again`;
    const discard = async (): Promise<void> => {
      await rm(path, { force: true });
      await rm(again, { force: true });
    };
    try {
      const result = await this.lookAt(content, { path, again }, discard, options);
      if (!result.ok) await discard();
      return result;
    } catch (cause) {
      await discard();
      if (cause instanceof TooLarge) return { ok: false, fault: "too_large", reason: cause.message };
      throw cause;
    }
  }

  private async lookAt(
    content: Readable,
    { path, again }: { path: string; again: string },
    discard: () => Promise<void>,
    { wasWritten = false, limits, sanitise: toSanitise = false, name = "" }: ReceiveOptions,
  ): Promise<ReceiveResult> {
    const { bytes, sha256 } = await writeMeasured(content, path, limits?.bytes ?? fileLimits.fileBytes);
    if (bytes === 0) return { ok: false, fault: "empty", reason: "The file is empty." };
    const sniffed = await sniffFile(path);
    const kept = (
      file: string,
      seen: Omit<ReceivedFile, "keep" | "discard" | "sha256" | "masked">,
      left: Pick<ReceivedFile, "sha256" | "masked"> = { sha256, masked: [] },
    ): ReceiveResult => ({
      ok: true,
      file: { ...seen, ...left, discard, keep: (key) => this.keep(file, key, seen.mediaType) },
    });
    if (!isImageType(sniffed)) {
      const seen = { mediaType: sniffed, isImage: false, bytes, width: null, height: null };
      if (!toSanitise) return kept(path, seen);
      const sanitised = await sanitise({ from: path, to: again, name }, sniffed);
      if (sanitised.outcome === "unreadable")
        return { ok: false, fault: "unreadable", reason: sanitised.reason };
      // What was sent is not kept beside what is left of it.
      await rm(sanitised.outcome === "masked" ? path : again, { force: true });
      return sanitised.outcome === "masked"
        ? kept(again, { ...seen, bytes: sanitised.bytes }, sanitised)
        : kept(path, seen);
    }
    const mostOfImage = limits?.bytes ?? fileLimits.imageBytes;
    if (bytes > mostOfImage) throw new TooLarge("image", mostOfImage);
    const plain = wasWritten ? await plainImageSize(path, sniffed) : null;
    if (plain !== null) return kept(path, { mediaType: sniffed, isImage: true, bytes, ...plain });
    const image = await reencodeImage(path, sniffed, again, limits?.imageWidth ?? fileLimits.imageWidth);
    if (!image.ok) return { ok: false, fault: "damaged", reason: image.reason };
    const { mediaType, width, height } = image;
    return kept(again, { mediaType, isImage: true, bytes: image.bytes, width, height });
  }

  /** Files of receivers that are no more. */
  async removeAbandoned(before: Date): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const there = await stat(path).catch(() => null);
      if (there !== null && there.mtime < before) await rm(path, { force: true });
    }
  }
}

class TooLarge extends Error {
  constructor(what: "file" | "image", most: number) {
    super(`The ${what} is larger than ${most / 1024 / 1024} MB.`);
  }
}

async function writeMeasured(
  content: Readable,
  file: string,
  most: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > most) done(new TooLarge("file", most));
      else done(null, chunk);
    },
  });
  await pipeline(content, measure, createWriteStream(file, { mode: 0o640 }));
  return { bytes, sha256: hash.digest("hex") };
}
