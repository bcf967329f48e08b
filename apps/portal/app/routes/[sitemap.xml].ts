import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadSitemap } from "../articles/load-sitemap.server.js";
import { sitemapXml } from "../articles/sitemap-xml.js";

export async function loader(args: LoaderFunctionArgs) {
  const entries = await loadSitemap(args.context);
  return new Response(sitemapXml(args.context.publicUrl, entries), {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=600" },
  });
}
