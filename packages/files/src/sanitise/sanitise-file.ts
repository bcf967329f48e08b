import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { fileLimits, type MaskedFinding } from "@recourse/policy";
import { isCalledHar, isHar, looksLikeHar } from "./looks-like-har.js";
import { MaskStream } from "./mask-stream.js";
import { sanitiseHar, TooDeep } from "./sanitise-har.js";
import { encodeText, readText, sizeOf, textEncoding, wholeText, type TextEncoding } from "./text-encoding.js";

export interface SanitiseOrder {
  from: string;
  /** Where the masked copy is written, if one is needed. */
  to: string;
  /** As the sender calls it. */
  name: string;
}

export type Sanitised =
  /** No text, or nothing secret in it. */
  | { outcome: "as_it_is" }
  | { outcome: "masked"; bytes: number; sha256: string; masked: MaskedFinding[] }
  /** With a sentence for the sender. */
  | { outcome: "unreadable"; reason: string };

/** What the sender of a HAR can do instead. */
export const howToSanitise =
  "Record it again and choose “Export HAR (sanitized)” in the network panel of Chrome or Edge, or copy the lines that matter into your message without cookies and tokens.";

const unreadable = (why: string): Sanitised => ({ outcome: "unreadable", reason: `${why} ${howToSanitise}` });

/**
 * Looks at a file by its bytes and writes a copy of it without its secrets. Whatever looks like a HAR is either gone through whole or
 * refused: what cannot be parsed could hide anything.
 */
export function sanitiseFile({ from, to, name }: SanitiseOrder): Sanitised {
  const encoding = textEncoding(from);
  if (encoding === null)
    return isCalledHar(name)
      ? unreadable(
          "The file is called a HAR and is not one, so that its cookies and tokens cannot be removed.",
        )
      : { outcome: "as_it_is" };
  const seen = lookThrough(from, encoding);
  const har = seen.har || isCalledHar(name);
  const small = sizeOf(from) <= fileLimits.sanitisedBytes;
  if (har && !small)
    return unreadable(
      `A HAR of more than ${fileLimits.sanitisedBytes / 1024 / 1024} MB cannot be checked for cookies and tokens.`,
    );
  if (small && (har || seen.json)) {
    const document = parsed(wholeText(from, encoding));
    if (document === undefined && har)
      return unreadable(
        "The file is a HAR that is cut off or damaged, so that its cookies and tokens cannot be removed.",
      );
    if (document !== undefined && (har || seen.escapes || isHar(document.value)))
      return writeDocument(document.value, to);
  }
  return writeText(from, to, encoding);
}

/** What has to be known before it is decided how the file is read. */
function lookThrough(
  path: string,
  encoding: TextEncoding,
): { har: boolean; json: boolean; escapes: boolean } {
  let [har, escapes] = [false, false];
  let json: boolean | null = null;
  let before = "";
  for (const piece of readText(path, encoding)) {
    const text = before + piece;
    json ??= /\S/.test(text) ? /^\uFEFF?\s*[[{]/.test(text) : null;
    har ||= looksLikeHar(text);
    // Letters that nobody needs to write so: names and secrets behind them are found in the parsed document alone.
    escapes ||= /\\u00[2-7][0-9a-f]/i.test(text);
    before = text.slice(-200);
  }
  return { har, json: json === true, escapes };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function writeDocument(document: unknown, to: string): Sanitised {
  try {
    const { document: sanitised, masked } = sanitiseHar(document);
    if (masked.length === 0) return { outcome: "as_it_is" };
    const text = JSON.stringify(sanitised, null, 2);
    const file = new MaskedFile(to);
    file.write(Buffer.from(text));
    return file.close(masked);
  } catch (cause) {
    if (cause instanceof TooDeep || cause instanceof RangeError)
      return unreadable("The file is nested too deeply to be checked for cookies and tokens.");
    throw cause;
  }
}

function writeText(from: string, to: string, encoding: TextEncoding): Sanitised {
  const stream = new MaskStream();
  const file = new MaskedFile(to);
  for (const piece of readText(from, encoding)) file.write(encodeText(stream.push(piece), encoding));
  file.write(encodeText(stream.end(), encoding));
  const result = file.close(stream.masked);
  return stream.masked.length === 0 ? { outcome: "as_it_is" } : result;
}

/** The copy that is kept instead of what was sent. */
class MaskedFile {
  readonly #file: number;
  readonly #hash = createHash("sha256");
  #bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, "w", 0o640);
  }

  write(bytes: Buffer): void {
    if (bytes.length === 0) return;
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  close(masked: MaskedFinding[]): Extract<Sanitised, { outcome: "masked" }> {
    closeSync(this.#file);
    return { outcome: "masked", bytes: this.#bytes, sha256: this.#hash.digest("hex"), masked };
  }
}
