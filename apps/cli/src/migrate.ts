import type { Command } from "commander";
import { readEnv } from "./env.js";

/** `recourse migrate`: brings the database up to date; harmless to run twice. */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to date")
    .action(async () => {
      const env = readEnv();
      const { migrateAll } = await import("./start/prepare-database.js");
      const { openDatabase } = await import("./with-core.js");
      const database = await openDatabase(env);
      try {
        const applied = await migrateAll(database.url);
        console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
      } finally {
        await database.release();
      }
    });
}
