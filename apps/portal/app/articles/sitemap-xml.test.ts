import { expect, test } from "@jest/globals";
import { sitemapXml } from "./sitemap-xml.js";

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
