import { createHash } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";

/** Of the driver's connections, the one thing that TypeORM has no word for: a statement with a name is planned once a connection. */
interface Preparing {
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

/**
 * Runs a statement that is prepared under `name`, on the transaction's connection or any of the pool, for what runs all day:
 * planning the statements of a search takes a third of its time and is left out from the sixth time on. `name` must stand for this
 * very text.
 */
export async function runPrepared<Row>(
  db: DataSource | EntityManager,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const connection = await connectionOf(db);
  const { rows } = await connection.query<Row>({ name, text, values });
  return rows;
}

/** Of the texts below; there are few of each kind. */
const names = new Map<string, string>();

/** The same for a statement whose text is put together: one name for each text of a `kind`. It must not have values in it. */
export function runPreparedText<Row>(
  db: DataSource | EntityManager,
  kind: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const name = names.get(text) ?? `${kind}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  names.set(text, name);
  return runPrepared<Row>(db, name, text, values);
}

async function connectionOf(db: DataSource | EntityManager): Promise<Preparing> {
  if ("queryRunner" in db && db.queryRunner !== undefined) return db.queryRunner.connect();
  const { driver } = "driver" in db ? db : db.dataSource;
  if (!(driver instanceof PostgresDriver)) throw new Error("This is not a PostgreSQL data source.");
  // The pool gives a statement any connection and takes it back.
  return driver.master;
}
