import type { z } from "zod";
import type { Cursors } from "./cursor.js";
import { pageInfoOf, pageSize, type PageInfo } from "./page.js";

/** A list that is walked by the position of its last row. */
export interface Keyset<Row, Position> {
  /** Of the list and its sort, in cursors. */
  readonly name: string;
  readonly position: z.ZodType<Position>;
  readonly positionOf: (row: Row) => Position;
}

export interface PageArguments {
  readonly first: number | null;
  readonly after: string | null | undefined;
  /** Whatever narrows the list: a cursor holds for the filter it was made with. */
  readonly filter: unknown;
}

/**
 * One page of a list: checks the arguments, asks for the rows behind the cursor, and gives them with page information.
 * @throws BAD_USER_INPUT for a page size out of bounds, or a cursor of another list
 */
export async function keysetPage<Row, Position>(
  cursors: Cursors,
  keyset: Keyset<Row, Position>,
  { first, after, filter }: PageArguments,
  query: (page: { first: number; after: Position | null }) => Promise<{ rows: Row[]; hasMore: boolean }>,
): Promise<{ rows: Row[]; pageInfo: PageInfo }> {
  const list = `${keyset.name} ${JSON.stringify(filter)}`;
  const position = after == null ? null : keyset.position.parse(cursors.decode(list, after));
  const page = await query({ first: pageSize(first), after: position });
  return {
    rows: page.rows,
    pageInfo: pageInfoOf(page, position !== null, (row) => cursors.encode(list, keyset.positionOf(row))),
  };
}
