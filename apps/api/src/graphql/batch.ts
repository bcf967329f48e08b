import DataLoader from "dataloader";

/**
 * A loader of rows by id, for one request: one query for all that are asked for together; unknown and forbidden are null.
 * `query` need not keep an order and leaves out what it does not find.
 */
export function byId<Row extends { id: string }>(
  query: (ids: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await query(ids)).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
