import type { DataSource, EntityManager } from "typeorm";

/**
 * Runs an operation in one transaction. It is kept when the operation succeeded, or when the operation says that its refusal is
 * to be recorded; every other refusal leaves nothing behind, not even the idempotency key that it came with.
 */
export async function transact<Result extends { ok: boolean }>(
  db: DataSource,
  work: (tx: EntityManager) => Promise<Result>,
  keepRefusal: (result: Result) => boolean = () => false,
): Promise<Result> {
  const runner = db.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work(runner.manager);
    if (result.ok || keepRefusal(result)) {
      await runner.commitTransaction();
    } else {
      await runner.rollbackTransaction();
    }
    return result;
  } catch (error) {
    if (runner.isTransactionActive) {
      // The first error is the one to tell, also when the connection is gone.
      await runner.rollbackTransaction().catch(() => undefined);
    }
    throw error;
  } finally {
    await runner.release();
  }
}
