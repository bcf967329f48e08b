import type { Command } from "commander";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";

interface MigrateFlags {
  appRole?: string;
}

/** `recourse migrate`: brings the database up to date; harmless to run twice. */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to date")
    .option("--app-role <role>", "let this role run API and worker: it cannot change or remove audit rows")
    .action(async ({ appRole }: MigrateFlags) => {
      const env = readEnv();
      const { migrateAll } = await import("./start/prepare-database.js");
      const { grantAppRole } = await import("@recourse/core");
      const { openDatabase } = await import("./with-core.js");
      const database = await openDatabase(env);
      try {
        const applied = await migrateAll(database.url);
        console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
        if (appRole === undefined) return;
        const hindrance = await grantAppRole(database.url, appRole);
        if (hindrance !== null) throw new CommandFailure(hindrance);
        console.log(`${appRole} may run API and worker, and cannot change or remove audit rows.`);
      } finally {
        await database.release();
      }
    });
}
