import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { quickMatter } from "./quick-matter.js";

/** A file's front matter and what comes after it. */
export interface Source {
  ok: true;
  matter: FrontMatter;
  /** Line ends are those of Unix. */
  body: string;
  /** Hex, of the file. */
  sha256: string;
  /** Lines of the file before the body, so that a fault in the body can be named by its line. */
  linesBefore: number;
}

export interface SourceFault {
  ok: false;
  line: number | null;
  reason: string;
}

/** Larger files are no articles. */
const largestFile = 2 * 1024 * 1024;

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const names = z.array(text).optional().catch(undefined);
const platform = z.object({ name: text, version: text.nullable().default(null) });
export const interval = z
  .string()
  .regex(/^P[1-9]\d{0,3}[DM]$/)
  .optional()
  .catch(undefined);
const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .optional()
  .catch(undefined);
const matterSchema = z.looseObject({
  title: text.optional().catch(undefined),
  summary: text.optional().catch(undefined),
  description: text.optional().catch(undefined),
  slug: text.optional().catch(undefined),
  // Other systems mean other things by this word; theirs are passed over.
  audience: z.enum(["public", "customers", "staff"]).optional().catch(undefined),
  position: z.number().int().min(-1_000_000).max(1_000_000).optional().catch(undefined),
  formerSlugs: names,
  productAreas: names,
  protocols: names,
  platforms: z.array(platform).optional().catch(undefined),
  /** Of somebody who works here. */
  owner: z.email().optional().catch(undefined),
  reviewInterval: interval,
  lastCheckedOn: z.iso.date().optional().catch(undefined),
  publishedAt: instant,
  firstPublishedAt: instant,
});
export type FrontMatter = z.infer<typeof matterSchema>;
const wantedNames: ReadonlySet<string> = new Set(Object.keys(matterSchema.shape));

/** Reads a Markdown file. What is wrong with it is answered, not thrown. */
export async function readSource(file: string): Promise<Source | SourceFault> {
  const bytes = await readFile(file).catch((cause: unknown) =>
    cause instanceof Error ? cause.message : String(cause),
  );
  if (typeof bytes === "string") return fault(`cannot be read: ${bytes}`);
  if (bytes.length > largestFile) return fault(`is larger than ${largestFile / 1024 / 1024} MB`);
  const decoded = decode(bytes);
  if (decoded === null) return fault("is not UTF-8 text");
  const split = splitFrontMatter(decoded.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  return split.ok ? { ...split, sha256: createHash("sha256").update(bytes).digest("hex") } : split;
}

/** UTF-16 says so by its first bytes; everything else must be UTF-8. */
function decode(bytes: Buffer): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    const decoded = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return decoded.includes("\u0000") ? null : decoded;
  } catch {
    return null;
  }
}

function splitFrontMatter(content: string): Omit<Source, "sha256"> | SourceFault {
  const opening = /^---[ \t]*\n/.exec(content);
  if (opening === null) return { ok: true, matter: {}, body: content, linesBefore: 0 };
  const closing = /^(---|\.\.\.)[ \t]*(\n|$)/m.exec(content.slice(opening[0].length));
  // A rule at the top of a text without front matter.
  if (closing === null) return { ok: true, matter: {}, body: content, linesBefore: 0 };
  const yaml = content.slice(opening[0].length, opening[0].length + closing.index);
  const body = content.slice(opening[0].length + closing.index + closing[0].length);
  const linesBefore = yaml.split("\n").length + 1;
  const quick = quickMatter(yaml, wantedNames);
  if (quick !== null) {
    const matter = matterSchema.safeParse(quick);
    if (matter.success) return { ok: true, matter: matter.data, body, linesBefore };
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) {
    return fault(
      `its front matter is not YAML: ${error.message.split("\n")[0] ?? ""}`,
      lines.linePos(error.pos[0]).line + 1,
    );
  }
  const matter = matterSchema.safeParse(document.toJS() ?? {});
  if (!matter.success) return fault("its front matter is not a list of names and values", 2);
  return { ok: true, matter: matter.data, body, linesBefore };
}

function fault(reason: string, line: number | null = null): SourceFault {
  return { ok: false, line, reason };
}
