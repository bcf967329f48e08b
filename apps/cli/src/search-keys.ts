import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";

/** `recourse search-keys`: makes the two keys of the search server that the processes use instead of its master key. */
export function registerSearchKeys(program: Command): void {
  program
    .command("search-keys")
    .description("make the keys of the search server for API and worker, from MEILI_URL and MEILI_MASTER_KEY")
    .option("--out <folder>", "write them into the files search and index there, instead of printing them")
    .action(async ({ out }: { out?: string }) => {
      const { searchServer, searchMasterKey } = readEnv();
      if (searchServer === null || searchMasterKey === null) {
        throw new CommandFailure("MEILI_URL and MEILI_MASTER_KEY are needed: the server and its master key.");
      }
      const { createServerKeys } = await import("./wiring.js");
      const keys = await createServerKeys({ url: searchServer.url, masterKey: searchMasterKey }).catch(
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          throw new CommandFailure(`The search server at ${searchServer.url} made no keys: ${why}`, 1);
        },
      );
      if (out === undefined) {
        process.stdout.write(`API:    MEILI_KEY=${keys.search}\nworker: MEILI_KEY=${keys.index}\n`);
        return;
      }
      await mkdir(out, { recursive: true });
      await writeFile(join(out, "search"), keys.search, { mode: 0o600 });
      await writeFile(join(out, "index"), keys.index, { mode: 0o600 });
    });
}
