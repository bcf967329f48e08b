import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

const lists = new WeakMap<object, string>();

/**
 * The select list of an entity, each column under its property's name: `t."account_id" as "accountId", …`. A query with it
 * answers with rows of the entity's shape, since the data source reads every type as the entity declares it.
 */
export function columnsOf(
  db: DataSource | EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  alias: string,
): string {
  const source = "connection" in db ? db.connection : db;
  const metadata = source.getMetadata(entity);
  const known = lists.get(metadata);
  const list =
    known ??
    metadata.columns.map((column) => `%."${column.databaseName}" as "${column.propertyName}"`).join(", ");
  lists.set(metadata, list);
  return list.replaceAll("%", alias);
}
