import type { MetaDescriptor } from "@remix-run/node";
import type { UIMatch } from "@remix-run/react";
import type { loadSite } from "./load-site.server.js";

interface PageFacts {
  title: string;
  description?: string | null;
  /** The page's one address, without what readers add to it. Left out where there is nothing to index. */
  path?: string;
  type?: "website" | "article";
  index?: boolean;
}

type Site = Awaited<ReturnType<typeof loadSite>>;

/** What a page says about itself to search engines and to those who pass its link on. */
export function pageMeta(matches: Pick<UIMatch, "id" | "data">[], facts: PageFacts): MetaDescriptor[] {
  const { title, description = null, path, type = "website", index = true } = facts;
  const site = matches.find(({ id }) => id === "root")?.data;
  const { product, publicUrl } = isSite(site) ? site : { product: "Recourse", publicUrl: "" };
  const name = `${product} help`;
  const url = path === undefined ? null : publicUrl + path;
  return [
    { title: title === name ? name : `${title} · ${name}` },
    ...(description === null ? [] : [{ name: "description", content: description }]),
    ...(index ? [] : [{ name: "robots", content: "noindex" }]),
    ...(url === null ? [] : [{ tagName: "link" as const, rel: "canonical", href: url }]),
    ...(url === null
      ? []
      : [
          { property: "og:url", content: url },
          { property: "og:type", content: type },
          { property: "og:title", content: title },
          { property: "og:site_name", content: name },
        ]),
    ...(url === null || description === null ? [] : [{ property: "og:description", content: description }]),
  ];
}

function isSite(value: unknown): value is Site {
  return typeof value === "object" && value !== null && "publicUrl" in value;
}
