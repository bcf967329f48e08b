import type { EntityManager } from "typeorm";

/** Holds names until the end of the transaction, for rows that may not exist yet: who else wants one of them waits. In one order, so that nobody waits for each other. */
export async function lockNames(tx: EntityManager, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort()) {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
  }
}
