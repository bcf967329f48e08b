import { Field, ObjectType } from "type-graphql";
import { badUserInput } from "../errors.js";

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean)
  readonly hasNextPage: boolean;
  @Field(() => Boolean)
  readonly hasPreviousPage: boolean;
  @Field(() => String, { nullable: true })
  readonly startCursor: string | null;
  @Field(() => String, { nullable: true, description: "Give it as `after` to get the next page." })
  readonly endCursor: string | null;
}

/** The default for null. @throws BAD_USER_INPUT unless 1 to 100. */
export function pageSize(first: number | null): number {
  if (first === null) return DEFAULT_PAGE_SIZE;
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw badUserInput(`first must be from 1 to ${MAX_PAGE_SIZE}; it is ${first}.`, "first");
  }
  return first;
}

/** Page information of keyset pages, which are only walked forward. */
export function pageInfoOf<Row>(
  page: { rows: readonly Row[]; hasMore: boolean },
  hasPrevious: boolean,
  cursorOf: (row: Row) => string,
): PageInfo {
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return {
    hasNextPage: page.hasMore,
    hasPreviousPage: hasPrevious,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? null : cursorOf(last),
  };
}
