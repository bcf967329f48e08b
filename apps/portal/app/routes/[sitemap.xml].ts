import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadSitemap } from "../articles/load-sitemap.server.js";
import { sitemapIndexXml, sitemapParts, sitemapXml } from "../articles/sitemap-xml.js";

export async function loader({ context }: LoaderFunctionArgs) {
  const entries = await loadSitemap(context);
  const parts = sitemapParts(entries);
  const xml =
    parts.length === 1 ? sitemapXml(context.publicUrl, entries) : sitemapIndexXml(context.publicUrl, parts);
  return new Response(xml, {
    headers: {
      "Content-Type": "application/xml; charset=utf-8",
      "Cache-Control": "public, max-age=0, must-revalidate",
    },
  });
}
