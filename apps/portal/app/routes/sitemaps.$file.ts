import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadSitemap } from "../articles/load-sitemap.server.js";
import { sitemapParts, sitemapXml } from "../articles/sitemap-xml.js";

/** One of the sitemaps that the index names: `/sitemaps/2.xml`. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = Number(/^([1-9]\d{0,5})\.xml$/.exec(params["file"] ?? "")?.[1] ?? 0);
  const part = sitemapParts(await loadSitemap(context))[number - 1];
  if (part === undefined) throw new Response(null, { status: 404 });
  return new Response(sitemapXml(context.publicUrl, part), {
    headers: {
      "Content-Type": "application/xml; charset=utf-8",
      "Cache-Control": "public, max-age=0, must-revalidate",
    },
  });
}
