import { open, type FileHandle } from "node:fs/promises";
import { gunzipSync, inflateRawSync } from "node:zlib";
import { isCalledHar, looksLikeHar } from "./looks-like-har.js";

/** As much of an entry as tells what it is. */
const headBytes = 64 * 1024;
/** Entries of an archive that are looked into; of the others, their names alone. */
const lookedInto = 100;
/** A central directory longer than this belongs to no archive that somebody packed by hand. */
const directoryBytes = 4 * 1024 * 1024;

/**
 * Whether a gzip, zip or tar holds a HAR, by names and by the beginnings of what is in it. Nothing is unpacked: of each entry, at most the
 * first 64 KB come to be, whatever it says its size is.
 */
export async function holdsHar(path: string, mediaType: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (mediaType === "application/gzip") return gzipHoldsHar(await read(file, 0, headBytes));
    const head = await read(file, 0, headBytes);
    if (looksLikeHar(head.toString("latin1")) || namesHar(head)) return true;
    return head.subarray(0, 2).toString("latin1") === "PK" && (await zipHoldsHar(file, size));
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, position: number, most: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, Math.max(position, 0));
  return buffer.subarray(0, bytesRead);
}

/** In the header of a gzip, a tar or a zip, names stand as they are. */
function namesHar(bytes: Buffer): boolean {
  return bytes.toString("latin1").toLowerCase().includes(".har\0");
}

function gzipHoldsHar(packed: Buffer): boolean {
  if (namesHar(packed.subarray(0, 1024))) return true;
  const beginning = beginningOf(() =>
    gunzipSync(packed, { finishFlush: 2, maxOutputLength: headBytes * 16 }),
  );
  return beginning !== null && (looksLikeHar(asText(beginning)) || namesHar(beginning));
}

/** Null where it is damaged, or swells as no honest file does: 64 KB packed are at most a megabyte. */
function beginningOf(unpack: () => Buffer): Buffer | null {
  try {
    return unpack().subarray(0, headBytes);
  } catch {
    return null;
  }
}

/** Also of UTF-16: without its zeros, ASCII is left. */
function asText(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll("\0", "");
}

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directoryEntry = 0x02014b50;
const deflated = 8;

/** By the directory at the end (APPNOTE.TXT 4.3). */
async function zipHoldsHar(file: FileHandle, size: number): Promise<boolean> {
  const tail = await read(file, size - headBytes - 22, headBytes + 22);
  const end = tail.lastIndexOf(endOfDirectory);
  if (end === -1 || end + 20 > tail.length) return false;
  const directory = await read(
    file,
    tail.readUInt32LE(end + 16),
    Math.min(tail.readUInt32LE(end + 12), directoryBytes),
  );
  let at = 0;
  for (
    let entry = 0;
    at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry;
    entry += 1
  ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    if (isCalledHar(name) || /\.har\.gz$/i.test(name)) return true;
    if (entry < lookedInto) {
      const beginning = await beginningOfEntry(
        file,
        directory.readUInt32LE(at + 42),
        directory.readUInt16LE(at + 10),
      );
      if (beginning !== null && looksLikeHar(asText(beginning))) return true;
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return false;
}

async function beginningOfEntry(file: FileHandle, position: number, method: number): Promise<Buffer | null> {
  const bytes = await read(file, position, headBytes);
  if (bytes.length < 30) return null;
  const content = bytes.subarray(30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28));
  return method === deflated
    ? beginningOf(() => inflateRawSync(content, { finishFlush: 2, maxOutputLength: headBytes * 16 }))
    : content;
}
