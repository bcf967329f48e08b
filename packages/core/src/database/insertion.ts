import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

/** The values of a statement, in the order of their placeholders. */
export class StatementValues {
  readonly list: unknown[] = [];

  /** Adds a value and names its place: `$7`. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/**
 * `insert into t (…) values ($1, …)` for a row of an entity; what the row leaves out is the database's to fill. For statements
 * that write several tables at once, which TypeORM does not make.
 */
export function insertion<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  row: Partial<Row>,
  values: StatementValues,
): string {
  const metadata = tx.connection.getMetadata(entity);
  const columns: string[] = [];
  const places: string[] = [];
  for (const { propertyName, databaseName, type } of metadata.columns) {
    const value: unknown = row[propertyName];
    if (value !== undefined) {
      columns.push(databaseName);
      places.push(values.add(type === "jsonb" && value !== null ? JSON.stringify(value) : value));
    }
  }
  return `insert into ${metadata.tableName} (${columns.join(", ")}) values (${places.join(", ")})`;
}
