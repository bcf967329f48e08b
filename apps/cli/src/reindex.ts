import { Option, type Command } from "commander";
import type { SearchAdapter } from "@recourse/core";
import { readEnv } from "./env.js";

/** `recourse reindex`: builds the search indexes anew while searches go on. Stopped and run again, it goes on. */
export function registerReindex(program: Command): void {
  program
    .command("reindex")
    .description("build the search indexes anew while searches go on; can be stopped and run again")
    .addOption(
      new Option("--index <index>", "only this one (without it: each that is in use)").choices([
        "postgresql",
        "meilisearch",
      ]),
    )
    .action(async ({ index }: { index?: SearchAdapter }) => {
      const env = readEnv();
      const { withCore } = await import("./with-core.js");
      const { reindex } = await import("./reindex/reindex.js");
      const lines = await withCore(env, (deps) => reindex(deps, index ?? null, process.stderr));
      for (const line of lines) process.stdout.write(`${line}\n`);
    });
}
