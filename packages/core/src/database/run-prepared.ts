import type { DataSource, EntityManager } from "typeorm";

/** Of the driver's connection, the one thing that TypeORM has no word for: a statement with a name is planned once a connection. */
interface PreparingConnection {
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
  const own = "queryRunner" in db ? db.queryRunner : undefined;
  const runner = own ?? ("createQueryRunner" in db ? db : db.dataSource).createQueryRunner();
  try {
    const connection: PreparingConnection = await runner.connect();
    const { rows } = await connection.query<Row>({ name, text, values });
    return rows;
  } finally {
    if (own === undefined) await runner.release();
  }
}
