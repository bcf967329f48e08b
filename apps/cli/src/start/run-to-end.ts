import { fork } from "node:child_process";
import { CommandFailure } from "../command-failure.js";

/**
 * Runs a program of ours until it ends; what it says goes to this terminal.
 * @throws CommandFailure when it ends with another status than 0
 */
export async function runToEnd(failure: string, program: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = fork(program, [], { env });
  const outcome = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(code === 0 ? null : (signal ?? `status ${code}`)));
  });
  if (outcome !== null) throw new CommandFailure(`${failure} (${outcome}).`, 1);
}
