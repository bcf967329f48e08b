/** Pages that look the same to everybody without a session, and the query parameters they read. */
const sharedPages: { path: RegExp; parameters: string[] }[] = [
  { path: /^\/$/, parameters: [] },
  { path: /^\/search$/, parameters: ["q", "category", "area", "after"] },
  { path: /^\/search\/suggestions$/, parameters: ["q"] },
  { path: /^\/categories\/[^/]+$/, parameters: ["after"] },
  { path: /^\/articles\/[^/]+$/, parameters: ["voted"] },
  { path: /^\/known-issues$/, parameters: ["component", "after"] },
  { path: /^\/known-issues\/[^/]+$/, parameters: [] },
  { path: /^\/policies(?:\/acts)?$/, parameters: [] },
  { path: /^\/(sitemap|feed)\.xml$/, parameters: [] },
  { path: /^\/sitemaps\/\d+\.xml$/, parameters: [] },
  { path: /^\/categories\/[^/]+\/feed\.xml$/, parameters: [] },
];

const longest = 2_000;

/**
 * The path and the parameters a page reads, in one order: what it is kept under and what it is rendered
 * from, so that `?utm_source=…` neither fills the cache nor reaches the page. Null: never kept.
 */
export function pageKey(url: string): string | null {
  if (url.length > longest) return null;
  const cut = url.indexOf("?");
  const path = cut === -1 ? url : url.slice(0, cut);
  const page = sharedPages.find((candidate) => candidate.path.test(path));
  if (page === undefined) return null;
  if (cut === -1) return path;
  const given = new URLSearchParams(url.slice(cut + 1));
  const kept = new URLSearchParams();
  for (const name of page.parameters) {
    for (const value of given.getAll(name)) if (value !== "") kept.append(name, value);
  }
  const query = kept.toString();
  return query === "" ? path : `${path}?${query}`;
}
