import { createHash } from "node:crypto";
import { feedXml, type FeedFacts } from "./feed-xml.js";
import type { LoadedFeed } from "./load-feed.server.js";

/** The feed as an answer. Whoever has it already is told so, also where they have a session and get no kept page. */
export function feedResponse(request: Request, publicUrl: string, feed: LoadedFeed): Response {
  const xml = feedXml(factsOf(publicUrl, feed), feed.items);
  const etag = `W/"${createHash("sha256").update(xml).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers({
    "Content-Type": "application/rss+xml; charset=utf-8",
    // Asked for again each time, so that what was taken away is gone here, too.
    "Cache-Control": "public, max-age=0, must-revalidate",
    ETag: etag,
  });
  const [newest] = feed.items;
  if (newest !== undefined) headers.set("Last-Modified", new Date(newest.updatedAt).toUTCString());
  const known = request.headers.get("if-none-match");
  return known !== null && known.split(/\s*,\s*/).includes(etag)
    ? new Response(null, { status: 304, headers })
    : new Response(xml, { headers });
}

function factsOf(publicUrl: string, { company, product, category }: LoadedFeed): FeedFacts {
  const site = `${product} help`;
  return category === null
    ? {
        ...{ publicUrl, company, path: "/", feedPath: "/feed.xml" },
        title: `${site}: new and changed articles`,
        description: `What ${company} published last about ${product}.`,
      }
    : {
        ...{ publicUrl, company },
        path: `/categories/${category.slug}`,
        feedPath: `/categories/${category.slug}/feed.xml`,
        title: `${site}: ${category.title}`,
        description: category.description ?? `New and changed articles about ${category.title}.`,
      };
}
