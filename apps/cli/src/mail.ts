import type { Command } from "commander";
import type { CoreDeps, PauseMailResult } from "@recourse/core";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";

const actor = { kind: "system", name: "recourse mail" } as const;

/** `recourse mail pause|resume`: stops and lets go the mails of all workers, as around a backup that is restored. */
export function registerMail(program: Command): void {
  const mail = program.command("mail").description("stop outgoing mail, and let it go again");
  mail
    .command("pause")
    .description("let mails wait, in all workers, from now on")
    .requiredOption("--reason <words>", "why, for those who look after mail")
    .action(({ reason }: { reason: string }) =>
      run(
        async (deps) => (await import("@recourse/core")).pauseMail(deps, actor, { reason }),
        "Mails wait now.",
        "Mails wait already.",
      ),
    );
  mail
    .command("resume")
    .description("let mails go again")
    .action(() =>
      run(
        async (deps) => (await import("@recourse/core")).resumeMail(deps, actor),
        "Mails go again.",
        "Mails go already.",
      ),
    );
}

async function run(
  act: (deps: CoreDeps) => Promise<PauseMailResult>,
  done: string,
  already: string,
): Promise<void> {
  const { withCore } = await import("./with-core.js");
  const result = await withCore(readEnv(), act);
  if (!result.ok) throw new CommandFailure(result.refusals.map(({ message }) => message).join("\n"));
  process.stdout.write(`${result.changed ? done : already}\n`);
}
