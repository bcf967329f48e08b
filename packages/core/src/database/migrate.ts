import { runMigrations, Logger } from "graphile-worker";
import { createDataSource } from "./data-source.js";

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 7_301_846;

export interface MigrateOptions {
  /** Run after ours and the job queue's, under the same lock: the sign-in library's tables. Must be harmless to run twice. */
  extraSteps?: ((url: string) => Promise<void>)[];
}

/** Brings the database up to date. Whoever comes second waits for the first and then finds nothing to do. Answers with the names of what was applied. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  // Two connections: one holds the lock while the other migrates.
  const db = await createDataSource(url, {
    poolSize: 2,
    applicationName: "recourse-migrate",
    statementTimeout: 0,
  });
  const lock = db.createQueryRunner();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
    const applied = await db.runMigrations({ transaction: "each" });
    for (const step of options.extraSteps ?? []) {
      await step(url);
    }
    return applied.map(({ name }) => name);
  } finally {
    // Closing the connection lets go of the lock, too.
    await lock.release();
    await db.destroy();
  }
}
