import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { TextDecoder } from "node:util";

/** Each reads every sequence of bytes that it is chosen for, and writes what it read back byte for byte. */
export type TextEncoding = "utf8" | "utf16le" | "utf16be" | "latin1";

const chunkBytes = 256 * 1024;

/** Chunks of a file, one after the other; each is gone when the next is asked for. */
function* chunksOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(chunkBytes);
    for (;;) {
      const bytes = readSync(file, buffer);
      if (bytes === 0) return;
      yield buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}

interface Counts {
  bytes: number;
  /** At even places, and at odd ones. */
  zeros: [number, number];
  controls: number;
  high: number;
}

/**
 * How a file is read as text, by all of its bytes and not by its name or beginning; null where it is none. Logs with a broken letter, in
 * an old code page, or padded with zeros are text too: what is not UTF-8 is read as Latin-1, in which every byte is a letter, and the
 * secrets that are looked for are ASCII in all of these.
 */
export function textEncoding(path: string): TextEncoding | null {
  const counts: Counts = { bytes: 0, zeros: [0, 0], controls: 0, high: 0 };
  const checkUtf8 = new TextDecoder("utf-8", { fatal: true });
  let utf8 = true;
  let mark: TextEncoding | null = null;
  for (const chunk of chunksOf(path)) {
    if (counts.bytes === 0) mark = byteOrderMark(chunk);
    count(chunk, counts);
    utf8 &&= decodes(checkUtf8, chunk);
  }
  if (mark !== null) return mark;
  const pairs = counts.bytes / 2;
  const [even, odd] = counts.zeros;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return "utf16le";
  if (even > pairs * 0.4 && odd < pairs * 0.1) return "utf16be";
  const letters = counts.bytes - even - odd;
  if (letters < counts.bytes * 0.7 || counts.controls > letters * 0.005) return null;
  if (utf8) return "utf8";
  return counts.high <= letters * 0.3 ? "latin1" : null;
}

function byteOrderMark(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf16be";
  return null;
}

function count(chunk: Buffer, counts: Counts): void {
  for (let place = 0; place < chunk.length; place += 1) {
    const byte = chunk[place] ?? 0;
    if (byte === 0) counts.zeros[(counts.bytes + place) % 2 === 0 ? 0 : 1] += 1;
    else if (byte >= 0x80) counts.high += 1;
    else if ((byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f)
      counts.controls += 1;
  }
  counts.bytes += chunk.length;
}

/** What is cut off at the end of a chunk waits for the next; a letter cut off at the end of the file is none. */
function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, in pieces. */
export function* readText(path: string, encoding: TextEncoding): Generator<string> {
  if (encoding === "utf16be") {
    yield* readBigEndian(path);
    return;
  }
  const decoder = new StringDecoder(encoding);
  for (const chunk of chunksOf(path)) yield decoder.write(chunk);
  yield decoder.end();
}

/** Node reads the other order alone. A last byte without its half is kept as a letter of its own. */
function* readBigEndian(path: string): Generator<string> {
  let half = Buffer.alloc(0);
  for (const chunk of chunksOf(path)) {
    const bytes = Buffer.concat([half, chunk]);
    const whole = bytes.length - (bytes.length % 2);
    half = bytes.subarray(whole);
    yield bytes.subarray(0, whole).swap16().toString("utf16le");
  }
  if (half.length > 0) yield half.toString("latin1");
}

export function encodeText(text: string, encoding: TextEncoding): Buffer {
  return encoding === "utf16be" ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, encoding);
}

/** All of a file's text, without its byte order mark. */
export function wholeText(path: string, encoding: TextEncoding): string {
  return [...readText(path, encoding)].join("").replace(/^\uFEFF/, "");
}

export function sizeOf(path: string): number {
  const file = openSync(path, "r");
  try {
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}

/** Whether bytes are readable text in UTF-8: what a body in base64 stands for. */
export function readableText(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString("utf8");
  return /\p{Cc}/u.test(text.replace(/[\t\n\r]/g, "")) ? null : text;
}
