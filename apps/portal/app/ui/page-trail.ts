interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null | undefined;
}

export interface PageTrail {
  /** Counts from 1. */
  page: number;
  /** The cursor this page starts after. */
  after: string | null;
}

/** Deeper than this nobody pages by hand; it also bounds the address. */
const deepest = 50;

/**
 * Keyset pages only know what comes next. The way back is kept in the address: one `after` for each
 * page that was turned, the last being the current one.
 */
export function pageTrail(parameters: URLSearchParams): PageTrail {
  const cursors = parameters.getAll("after").filter((cursor) => cursor !== "");
  return { page: cursors.length + 1, after: cursors.at(-1) ?? null };
}

/** The addresses of the page before and the page after; null where there is none. */
export function pageLinks(url: { pathname: string; searchParams: URLSearchParams }, pageInfo: PageInfo) {
  const cursors = url.searchParams.getAll("after").filter((cursor) => cursor !== "");
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return {
    previous: cursors.length === 0 ? null : href(url, cursors.slice(0, -1)),
    next: next == null || cursors.length >= deepest ? null : href(url, [...cursors, next]),
  };
}

function href(url: { pathname: string; searchParams: URLSearchParams }, cursors: string[]): string {
  const parameters = new URLSearchParams(url.searchParams);
  parameters.delete("after");
  for (const cursor of cursors) parameters.append("after", cursor);
  const query = parameters.toString();
  return query === "" ? url.pathname : `${url.pathname}?${query}`;
}
