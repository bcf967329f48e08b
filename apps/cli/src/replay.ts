import { resolve } from "node:path";
import { countOtherwise, replayDecisions, type ReplayedRequest, type ReplayTotals } from "@recourse/core";
import { policyVersion, startOfDate, type Decision, type SupportPolicy } from "@recourse/policy";
import { DateTime } from "luxon";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";
import { readPolicy } from "./read-policy.js";
import { withCore } from "./with-core.js";

export interface ReplayCommand {
  policy: string;
  since: string;
  json?: boolean;
}

type Write = (text: string) => void;

/** `recourse policy replay`: who would have been decided otherwise under a changed policy. Nothing is written anywhere. */
export async function replayPolicyFile({ policy: file, since, json }: ReplayCommand): Promise<void> {
  const policy = await readPolicy(resolve(file));
  await withCore(readEnv(), async ({ db, policy: present }) => {
    const from = instantOf(since, present.zone);
    const printer = json === true ? asJson(write, { policy, from }) : asTable(write, present);
    const totals = await replayDecisions(db, { policy, since: from, onChange: (each) => printer.line(each) });
    printer.end(totals);
  });
}

function write(text: string): void {
  process.stdout.write(text);
}

/** A calendar date of the policy's zone, or an instant. @throws CommandFailure for anything else */
export function instantOf(text: string, zone: string): Date {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid) {
    return new Date(startOfDate(zone, text));
  }
  // A time without an offset would mean another instant on every machine.
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  if (!isInstant || Number.isNaN(Date.parse(text))) {
    throw new CommandFailure(
      `--since is "${text}"; allowed: a date such as 2026-04-01 (from its midnight in ${zone}), or an instant such as 2026-04-01T17:00:00Z`,
    );
  }
  return new Date(text);
}

interface Printer {
  line(request: ReplayedRequest): void;
  end(totals: ReplayTotals): void;
}

/** Printed as they are found: a replay of years needs no more memory than one of a day. */
export function asTable(out: Write, { zone }: Pick<SupportPolicy, "zone">): Printer {
  let printed = 0;
  return {
    line: (request) => {
      if (printed === 0) out(row("Received", "Account", "Kind", "Ticket", "Was", "Would be"));
      printed += 1;
      const { receivedAt, accountName, kind, ticketNumber, before, after } = request;
      const received = DateTime.fromJSDate(receivedAt, { zone }).toFormat("yyyy-MM-dd HH:mm");
      const ticket = ticketNumber === null ? "refused" : `#${ticketNumber}`;
      out(row(received, accountName ?? "none known", kind, ticket, words(before), words(after)));
    },
    end: (totals) => {
      if (printed > 0) out("\n");
      out(totalWords(totals));
    },
  };
}

function row(
  received: string,
  account: string,
  kind: string,
  ticket: string,
  was: string,
  willBe: string,
): string {
  const cells = [fit(received, 16), fit(account, 24), fit(kind, 21), fit(ticket, 8), fit(was, 52), willBe];
  return `${cells.join("  ").trimEnd()}\n`;
}

/** Control characters of a name could move the cursor of whoever reads it. */
function fit(text: string, width: number): string {
  const plain = [...text.replace(/\p{C}/gu, " ")];
  return plain.length > width ? `${plain.slice(0, width - 1).join("")}…` : plain.join("").padEnd(width);
}

/** `accept, contract, rank 1 (entitled_by_contract)` */
function words({ outcome, level, priority, reasons }: Decision): string {
  const parts = [outcome, level, priority === null ? null : `rank ${priority}`].filter(
    (each) => each !== null,
  );
  return `${parts.join(", ")} (${reasons[0]?.code ?? "no reason"})`;
}

function totalWords(totals: ReplayTotals): string {
  const { replayed, unreadable, otherwise } = totals;
  const lines = [
    `${count(replayed, "request")} replayed, ${countOtherwise(totals).toLocaleString("en")} would be decided otherwise:`,
    `  ${otherwise.admitted.toLocaleString("en")} refused, would be admitted`,
    `  ${otherwise.refused.toLocaleString("en")} admitted, would be refused`,
    `  ${otherwise.rank.toLocaleString("en")} admitted with another rank`,
    `  ${otherwise.other.toLocaleString("en")} for another reason or on another level`,
    ...(unreadable === 0 ? [] : [`${count(unreadable, "request")} left out: their facts cannot be read.`]),
  ];
  return `${lines.join("\n")}\n`;
}

function count(many: number, noun: string): string {
  return `${many.toLocaleString("en")} ${noun}${many === 1 ? "" : "s"}`;
}

/** One object; its list is written as it is found. */
export function asJson(out: Write, { policy, from }: { policy: SupportPolicy; from: Date }): Printer {
  let printed = 0;
  const head = { policyVersion: policyVersion(policy), since: from.toISOString() };
  out(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "requests": [`);
  return {
    line: (request) => {
      out(`${printed === 0 ? "" : ","}\n    ${JSON.stringify(asData(request))}`);
      printed += 1;
    },
    end: ({ until, ...totals }) => {
      const told = { ...totals, until: until?.toISOString() ?? null };
      out(`${printed === 0 ? "" : "\n  "}],\n  "totals": ${JSON.stringify(told)}\n}\n`);
    },
  };
}

function asData({ before, after, receivedAt, ...request }: ReplayedRequest) {
  return { ...request, receivedAt: receivedAt.toISOString(), before: told(before), after: told(after) };
}

function told({
  outcome,
  level,
  priority,
  opensTicket,
  convertTo,
  reasons,
  policyVersion: version,
}: Decision) {
  return {
    outcome,
    level,
    rank: priority,
    opensTicket,
    convertTo,
    reason: reasons[0]?.code,
    policyVersion: version,
  };
}
