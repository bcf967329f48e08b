import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  decide,
  dueAt,
  parseFacts,
  policyVersion,
  type Decision,
  type SupportPolicy,
} from "@recourse/policy";
import type { Command } from "commander";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";
import { readPolicy } from "./read-policy.js";
import { replayPolicyFile } from "./replay.js";

interface PolicyOption {
  policy?: string;
}

/** `recourse policy check | decide | due | replay`: JSON on standard output, or a message on standard error and status 2. */
export function registerPolicy(program: Command): void {
  const policy = program.command("policy").description("check the support policy, and ask it questions");
  const option = ["--policy <file>", "the policy file, instead of POLICY_FILE"] as const;

  policy
    .command("check")
    .description("check the policy file; print its version")
    .option(...option)
    .action(async (options: PolicyOption) => {
      const checked = await chosenPolicy(options);
      print({ ok: true, version: policyVersion(checked), file: policyFile(options) });
    });

  policy
    .command("decide")
    .description("decide a request from its facts")
    .argument("<facts.json>", "a file with one facts object, or an array of them")
    .option(...option)
    .action(async (file: string, options: PolicyOption) => {
      print(decideAll(await chosenPolicy(options), await readJson(file), file));
    });

  policy
    .command("due")
    .description("the instant at which so many business hours have passed")
    .requiredOption("--from <instant>", "ISO 8601, such as 2026-01-05T17:00:00Z")
    .requiredOption("--hours <n>", "business hours, such as 4 or 0.5")
    .option(...option)
    .action(async (options: PolicyOption & { from: string; hours: string }) => {
      const from = instant(options.from);
      const hours = businessHours(options.hours);
      print({ from, hours, due: dueAt(await chosenPolicy(options), from, hours) });
    });

  registerReplay(policy);
}

/** `recourse policy replay` tells people a table, programs one object. */
function registerReplay(policy: Command): void {
  policy
    .command("replay")
    .description("decide recorded requests again under a changed policy: who would be decided otherwise")
    .requiredOption("--policy <file>", "the changed policy file")
    .requiredOption("--since <date>", "received then or later: 2026-04-01, or an instant with its offset")
    .option("--json", "one JSON object instead of a table")
    .action(replayPolicyFile);
}

function policyFile(options: PolicyOption): string {
  return options.policy === undefined ? readEnv().policyFile : resolve(options.policy);
}

function chosenPolicy(options: PolicyOption): Promise<SupportPolicy> {
  return readPolicy(policyFile(options));
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CommandFailure(
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new CommandFailure(
      `${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

function decideAll(policy: SupportPolicy, given: unknown, file: string): Decision | Decision[] {
  if (!Array.isArray(given)) return decideOne(policy, given, file);
  return given.map((facts: unknown, place) => decideOne(policy, facts, `${file}[${place}]`));
}

function decideOne(policy: SupportPolicy, given: unknown, where: string): Decision {
  const parsed = parseFacts(given);
  if (parsed.ok) return decide(policy, parsed.facts);
  const lines = parsed.problems.map(
    (problem) => `${where}: ${problem.path} is ${problem.found}; allowed: ${problem.allowed}`,
  );
  throw new CommandFailure(lines.join("\n"));
}

function instant(text: string): string {
  // A time without an offset would mean another instant on every machine.
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  if (!isInstant || Number.isNaN(Date.parse(text))) {
    throw new CommandFailure(
      `--from is "${text}"; allowed: an instant with its offset, such as 2026-01-05T17:00:00Z`,
    );
  }
  return text;
}

function businessHours(text: string): number {
  const hours = Number(text);
  if (text.trim() === "" || !Number.isFinite(hours) || hours < 0 || hours > 100_000) {
    throw new CommandFailure(`--hours is "${text}"; allowed: a number from 0 to 100000`);
  }
  return hours;
}

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}
