/** A stretch of a list. Where the next one starts is read from the last row. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
}

/** A page of `first` rows out of what a query answered that asked for one more than that. */
export function pageOf<Row>(rows: Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasMore: rows.length > first };
}
