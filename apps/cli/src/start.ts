import type { Command } from "commander";
import { readEnv } from "./env.js";

/** `recourse start`, which is `npm start`: the whole product on this machine, until Ctrl-C. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("run everything on this machine: database, API, worker and portal")
    .action(async () => {
      const env = readEnv();
      const { start } = await import("./start/run-everything.js");
      await start(env);
    });
}
