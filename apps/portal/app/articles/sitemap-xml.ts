export interface SitemapEntry {
  path: string;
  /** ISO 8601; left out where a page has no date of its own. */
  updatedAt?: string;
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** No sitemap may hold more (sitemaps.org); one with so many is an index of several. */
export const mostOfSitemap = 50_000;

/** The entries of each sitemap. */
export function sitemapParts(entries: readonly SitemapEntry[], most = mostOfSitemap): SitemapEntry[][] {
  const parts = Math.max(1, Math.ceil(entries.length / most));
  return Array.from({ length: parts }, (_part, place) => entries.slice(place * most, (place + 1) * most));
}

/** An index of so many sitemaps, each with the latest change of its pages. */
export function sitemapIndexXml(publicUrl: string, parts: readonly (readonly SitemapEntry[])[]): string {
  const sitemaps = parts.map((entries, place) => {
    const latest = entries
      .map(({ updatedAt }) => updatedAt ?? "")
      .reduce((left, right) => (left > right ? left : right), "");
    const lastmod = latest === "" ? "" : `<lastmod>${escape(latest)}</lastmod>`;
    return `<sitemap><loc>${escape(`${publicUrl}/sitemaps/${place + 1}.xml`)}</loc>${lastmod}</sitemap>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${sitemaps.join("")}</sitemapindex>\n`;
}

/** A sitemap after sitemaps.org 0.9. */
export function sitemapXml(publicUrl: string, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ path, updatedAt }) => {
    const lastmod = updatedAt === undefined ? "" : `<lastmod>${escape(updatedAt)}</lastmod>`;
    return `<url><loc>${escape(publicUrl + path)}</loc>${lastmod}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("")}</urlset>\n`;
}
