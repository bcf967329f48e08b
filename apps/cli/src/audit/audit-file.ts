import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { accountOfChain, type AuditEntry } from "@recourse/core";
import { z } from "zod";
import { CommandFailure } from "../command-failure.js";

/** Raised when an older version could not verify a file. */
const VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sequence = z.int().min(0);
const row = z.object({
  id: z.int(),
  occurredAt: z.iso.datetime().transform((text) => new Date(text)),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  accountId: z.string().nullable(),
  data: z.string(),
});
const line = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("audit"), version: z.literal(VERSION), exportedAt: z.iso.datetime() }),
  z.object({
    kind: z.literal("chain"),
    chain: z.uuid(),
    accountId: z.string().nullable(),
    head: z.object({ sequence, hash }).nullable(),
  }),
  z.object({
    kind: z.literal("link"),
    ...{ chain: z.uuid(), sequence, previousHash: hash, hash, rowId: z.int(), row: row.nullable() },
  }),
  z.object({ kind: z.literal("unlinked"), rowId: z.int(), accountId: z.string().nullable() }),
  z.object({ kind: z.literal("end"), lines: z.int() }),
]);

/**
 * The audit trail as JSON lines: what it is, then each chain with its head and its links in order, and at the end how many lines there
 * were between. `data` is text within the JSON, because it is hashed to the byte.
 */
export async function* auditLines(
  entries: AsyncIterable<AuditEntry>,
  exportedAt: Date,
): AsyncGenerator<string> {
  yield text({ kind: "audit", version: VERSION, exportedAt });
  let lines = 0;
  for await (const entry of entries) {
    lines += 1;
    yield text(entry.kind === "chain" ? { ...entry, accountId: accountOfChain(entry.chain) } : entry);
  }
  yield text({ kind: "end", lines });
}

function text(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * What a file of audit rows holds, line by line.
 * @throws CommandFailure, with the number of the line, for what is no such file, or not all of one; with status 1, as what was cut off is a fault
 */
export async function* readAuditFile(file: string): AsyncGenerator<AuditEntry> {
  let number = 0;
  let lines: number | null = null;
  let chain: string | null = null;
  const input = createReadStream(file, "utf8");
  for await (const each of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (lines !== null) throw broken(file, number, "stands behind the end");
    const parsed = parseLine(each);
    if (parsed === null || (number === 1) !== (parsed.kind === "audit"))
      throw broken(file, number, number === 1 ? "does not begin an export" : "is no line of an export");
    if (parsed.kind === "audit") continue;
    if (parsed.kind === "end") {
      lines = parsed.lines;
      continue;
    }
    if (parsed.kind === "chain") chain = parsed.chain;
    if (parsed.kind === "link" && parsed.chain !== chain)
      throw broken(file, number, "stands in the chain of another account");
    yield parsed;
  }
  if (lines === null) throw broken(file, number + 1, "is missing: the file was cut off");
  if (lines !== number - 2) throw broken(file, number, `says that ${lines} lines come before it`);
}

function parseLine(each: string): z.infer<typeof line> | null {
  try {
    return line.parse(JSON.parse(each));
  } catch {
    return null;
  }
}

function broken(file: string, number: number, what: string): CommandFailure {
  return new CommandFailure(`${file}: line ${number} ${what}.`, 1);
}
