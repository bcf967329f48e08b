import { QueryFailedError, type DataSource, type EntityManager } from "typeorm";

/** Far above what the slowest search takes: a guard, not a budget. */
const STATEMENT_TIMEOUT_MS = 2_000;
const QUERY_CANCELED = "57014";

/** Runs reads on one connection that the server gives up after a while; compiling such small statements would take longer than running them. */
export async function withTimeout<T>(db: DataSource, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner();
  try {
    await runner.query(
      `begin read only; set local statement_timeout = ${STATEMENT_TIMEOUT_MS}; set local jit = off`,
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

/** Whether the server gave a statement up. */
export function isTimeout(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    "code" in error.driverError &&
    error.driverError.code === QUERY_CANCELED
  );
}
