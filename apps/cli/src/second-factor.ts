import { resetSecondFactor, type CoreDeps } from "@recourse/core";
import type { Command } from "commander";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";
import { withCore } from "./with-core.js";

export function registerSecondFactor(program: Command): void {
  program
    .command("second-factor")
    .description("second factors of people who lost theirs")
    .command("reset <email>")
    .description(
      "remove it at once, also of staff: make sure who asks before you do; they and the administrators of their accounts are told",
    )
    .action((email: string) =>
      withCore(readEnv(), (deps) => resetFactor(deps, email, (text) => process.stdout.write(text))),
    );
}

export async function resetFactor(
  deps: Pick<CoreDeps, "db" | "clock">,
  email: string,
  write: (text: string) => void,
): Promise<void> {
  const result = await resetSecondFactor(deps, { kind: "system", name: "cli" }, { email });
  if (!result.ok) {
    throw new CommandFailure(result.refusals.map(({ message }) => message).join(" "));
  }
  write(`${email} signs in with a password alone until they set up a new second factor.\n`);
}
