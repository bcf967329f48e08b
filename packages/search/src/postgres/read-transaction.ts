import type { DataSource, EntityManager } from "typeorm";

/** Far above what a search takes: a guard, not a budget. */
const STATEMENT_TIMEOUT_MS = 3_000;

/**
 * Runs what reads for one search on one connection. Trigrams are compared more generously than the server's default, since what they find
 * is measured again; compiling such small statements would take longer than running them.
 */
export async function inReadTransaction<T>(db: DataSource, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner();
  try {
    await runner.query(
      `begin read only; set local statement_timeout = ${STATEMENT_TIMEOUT_MS}; set local pg_trgm.similarity_threshold = 0.25; set local jit = off`,
    );
    const result = await read(runner.manager);
    await runner.query("commit");
    return result;
  } catch (error) {
    // The first error is the one to tell, also when the connection is gone.
    await runner.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
