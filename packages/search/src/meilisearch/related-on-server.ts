import { isId } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import { tellingTerms } from "../postgres/telling-terms.js";
import { readLiveIndex } from "./live-index.js";
import { rankOnServer } from "./rank-on-server.js";
import type { ServerSearchDeps } from "./search-on-server.js";
import { serverFilter } from "./server-filter.js";

/** Articles that have most of what tells this one apart, by the same ranking and for the same eyes as a search. */
export async function relatedOnServer(
  { db, server }: ServerSearchDeps,
  articleId: string,
  viewer: Audience,
  first: number,
): Promise<string[]> {
  if (!isId(articleId)) return [];
  const live = await readLiveIndex(db.manager, viewer);
  const terms = await tellingTerms(db.manager, articleId);
  const filter = serverFilter({ viewer, without: [...live.withheld, articleId] });
  if (terms.length === 0 || filter === null) return [];
  const { articles } = await rankOnServer(server, live, { terms, filter, required: [], excluded: [] });
  return articles.slice(0, Math.min(Math.max(first, 0), 50)).map((article) => article.articleId);
}
