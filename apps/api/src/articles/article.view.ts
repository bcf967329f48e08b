import type { VisibleArticle } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { Article } from "./article.type.js";

/** A published article that the viewer may read. */
export function articleView(row: VisibleArticle): Article {
  const { slug, title, summary, audience, productAreas, protocols, lastCheckedOn, publishedAt, updatedAt } =
    row;
  return {
    typeName: "Article",
    id: globalId("Article", row.id),
    row,
    slug,
    title,
    summary,
    audience,
    productAreas,
    protocols,
    lastCheckedOn,
    publishedAt,
    updatedAt,
  };
}
