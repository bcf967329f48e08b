/** The address of a search; the filter is left out where none is chosen. */
export function searchHref(query: string, category?: string | null): string {
  return `/search?${new URLSearchParams({ q: query, ...(category != null && { category }) })}`;
}
