import { expect, test } from "@jest/globals";
import { sitemapIndexXml, sitemapParts, sitemapXml } from "./sitemap-xml.js";

test("the sitemap names every page under the public address, escaped for XML", () => {
  const xml = sitemapXml("https://help.example", [
    { path: "/" },
    { path: "/articles/a&b", updatedAt: "2026-11-03T15:20:00Z" },
  ]);
  expect(xml).toContain("<url><loc>https://help.example/</loc></url>");
  expect(xml).toContain(
    "<url><loc>https://help.example/articles/a&amp;b</loc><lastmod>2026-11-03T15:20:00Z</lastmod></url>",
  );
});

test("more pages than a sitemap may hold are in several, and an index names them with their latest change", () => {
  const entries = Array.from({ length: 5 }, (_, place) => ({
    path: `/articles/a${place}`,
    updatedAt: `2026-11-0${place + 1}T00:00:00Z`,
  }));
  const parts = sitemapParts(entries, 2);
  expect(parts.flat()).toEqual(entries);
  expect(parts.map((part) => part.length)).toEqual([2, 2, 1]);
  const xml = sitemapIndexXml("https://help.example", parts);
  expect(xml.match(/<sitemap>/g)).toHaveLength(3);
  expect(xml).toContain(
    "<sitemap><loc>https://help.example/sitemaps/3.xml</loc><lastmod>2026-11-05T00:00:00Z</lastmod></sitemap>",
  );
  expect(sitemapParts([])).toEqual([[]]);
});
