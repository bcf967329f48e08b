import { everything, filterFields, type SearchFilter } from "./search-filter.js";

/** The address of a search. */
export function searchHref(query: string, filter: SearchFilter = everything): string {
  return `/search?${new URLSearchParams([["q", query], ...filterFields(filter)])}`;
}
