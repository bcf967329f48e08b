import { access } from "node:fs/promises";
import {
  checkAuditTrail,
  readAuditTrail,
  type AuditEntry,
  type AuditProblem,
  type AuditTotals,
} from "@recourse/core";
import { CommandFailure } from "../command-failure.js";
import { readEnv } from "../env.js";
import { withCore } from "../with-core.js";
import { readAuditFile } from "./audit-file.js";

export interface VerifyAuditFlags {
  file?: string;
  json?: boolean;
}

/** Told one by one; what comes behind is counted. */
const MOST_TOLD = 50;

/**
 * `recourse audit verify`: hashes are made anew here, never asked of the database.
 * @throws CommandFailure with status 1, naming the first row that is broken
 */
export async function verifyAudit({ file, json = false }: VerifyAuditFlags): Promise<void> {
  const problems: AuditProblem[] = [];
  const check = (entries: AsyncIterable<AuditEntry>): Promise<AuditTotals> =>
    checkAuditTrail(entries, (problem) => {
      if (problems.length < MOST_TOLD) problems.push(problem);
    });
  const totals =
    file === undefined
      ? await withCore(readEnv(), ({ db }) => readAuditTrail(db, { accountId: null }, check))
      : await checkFile(file, check);
  const [first] = problems;
  process.stdout.write(
    json
      ? `${JSON.stringify({ ok: first === undefined, ...totals, found: problems }, null, 2)}\n`
      : reportOf(totals, problems),
  );
  if (first !== undefined) throw new CommandFailure(`The audit trail is broken. First: ${words(first)}.`, 1);
}

async function checkFile(
  file: string,
  check: (entries: AsyncIterable<AuditEntry>) => Promise<AuditTotals>,
): Promise<AuditTotals> {
  await access(file).catch(() => {
    throw new CommandFailure(`${file} cannot be read.`);
  });
  return check(readAuditFile(file));
}

function reportOf({ chains, rows, problems: count }: AuditTotals, problems: AuditProblem[]): string {
  const lines = [`${plural(rows, "audit row")} in ${plural(chains, "chain")}.`];
  if (count === 0) lines.push("Every row is as it was written, and none is missing.");
  else {
    lines.push("", line("Fault", "Account", "Number", "Row", ""));
    lines.push(
      ...problems.map(({ fault, accountId, sequence, rowId, message }) =>
        line(fault, accountId ?? "none", cell(sequence), cell(rowId), message),
      ),
    );
    if (count > problems.length) lines.push(`… and ${plural(count - problems.length, "more problem")}.`);
  }
  return `${lines.join("\n")}\n`;
}

function line(fault: string, account: string, number: string, row: string, message: string): string {
  return `${fault.padEnd(12)}  ${account.padEnd(36)}  ${number.padStart(9)}  ${row.padStart(9)}  ${message}`.trimEnd();
}

function cell(value: number | null): string {
  return value === null ? "" : String(value);
}

function words({ accountId, sequence, rowId, message }: AuditProblem): string {
  const parts = [
    sequence === null ? null : `number ${sequence}`,
    rowId === null ? null : `audit row ${rowId}`,
    accountId === null ? "of no account" : `of account ${accountId}`,
  ];
  return `${parts.filter((part) => part !== null).join(", ")} ${message}`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
