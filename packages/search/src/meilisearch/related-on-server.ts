import { isId } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import { rankRelated } from "../postgres/related-articles.js";
import { tellingTerms } from "../postgres/telling-terms.js";
import { findCandidates } from "./find-candidates.js";
import { readLiveIndex } from "./live-index.js";
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
  const live = await readLiveIndex(db.manager);
  const terms = await tellingTerms(db.manager, articleId);
  const filter = serverFilter({ viewer });
  if (terms.length === 0 || filter === null) return [];
  const candidates = await findCandidates(server, live, { terms, filter, required: null, excluded: [] });
  return rankRelated(db.manager, { articleId, viewer, first, terms, candidates });
}
