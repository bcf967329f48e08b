import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { formatPolicyProblem, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import { CommandFailure } from "./command-failure.js";

/**
 * Reads and checks a support policy.
 * @throws CommandFailure with a line for each wrong value: file, line, what was found, what is allowed
 */
export async function readPolicy(file: string): Promise<SupportPolicy> {
  const fromHere = relative(process.cwd(), file);
  const shown = fromHere === "" || fromHere.startsWith("..") ? file : fromHere;
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CommandFailure(
      `The policy ${shown} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  const parsed = parseSupportPolicy(text, shown);
  if (!parsed.ok) throw new CommandFailure(parsed.problems.map(formatPolicyProblem).join("\n"));
  return parsed.policy;
}
