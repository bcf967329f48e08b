import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { formatPolicyProblem, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import { CommandFailure } from "./command-failure.js";

/**
 * Reads and checks a support policy.
 * @throws CommandFailure with a line for each wrong value: file, line, what was found, what is allowed
 */
export async function readPolicy(file: string): Promise<SupportPolicy> {
  return (await readPolicyFile(file)).policy;
}

/** The same with what the file says, to the byte. */
export async function readPolicyFile(file: string): Promise<{ policy: SupportPolicy; text: string }> {
  const fromHere = relative(process.cwd(), file);
  const shown = fromHere === "" || fromHere.startsWith("..") ? file : fromHere;
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CommandFailure(
      `The policy ${shown} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  const parsed = parseSupportPolicy(text, shown);
  if (!parsed.ok) throw new CommandFailure(parsed.problems.map(formatPolicyProblem).join("\n"));
  return { policy: parsed.policy, text };
}
