import { isId } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { rankArticles } from "./rank-articles.js";
import type { Ranking } from "./ranking-statement.js";
import { tellingTerms } from "./telling-terms.js";
import { withTimeout } from "./with-timeout.js";

/** Articles that have most of what tells this one apart, by the same ranking and for the same eyes as a search. */
export async function relatedArticles(
  db: DataSource,
  articleId: string,
  viewer: Audience,
  first: number,
): Promise<string[]> {
  if (!isId(articleId)) return [];
  return withTimeout(db, async (tx) => {
    const terms = await tellingTerms(tx, articleId);
    return terms.length === 0 ? [] : rankRelated(tx, { articleId, viewer, first, terms });
  });
}

interface Related extends Pick<Ranking, "terms" | "viewer" | "first" | "candidates"> {
  /** Itself is no article of those that are related to it. */
  articleId: string;
}

export async function rankRelated(
  tx: EntityManager,
  { articleId, first, ...ranking }: Related,
): Promise<string[]> {
  const page = await rankArticles(tx, {
    ...ranking,
    first: Math.min(Math.max(first, 0), 50) + 1,
    offset: 0,
    categoryIds: undefined,
    productAreas: undefined,
    audiences: undefined,
    facets: false,
    required: [],
    excluded: [],
  });
  return page.hits
    .map((hit) => hit.articleId)
    .filter((id) => id !== articleId)
    .slice(0, first);
}
