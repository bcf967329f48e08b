import type { ArticleSearchPage, ArticleSearchRequest } from "@recourse/core";
import type { DataSource, EntityManager } from "typeorm";
import { highlight } from "../passage/highlight.js";
import { passageOf } from "../passage/passage.js";
import { hasOperators, parseQuery, withoutOperators, type ParsedQuery } from "../query/parse-query.js";
import { nothingFound, pageWithin } from "../query/search-page.js";
import { rankArticles, type RankedPage } from "./rank-articles.js";
import type { KeptSearchWords } from "./kept-search-words.js";
import { isTimeout, withTimeout } from "./with-timeout.js";
import { understandQuery } from "./understand-query.js";

export interface SearchDeps {
  db: DataSource;
  words: KeptSearchWords;
}

/** Any text is a query; what nothing can be found for finds nothing. */
export async function searchArticles(
  { db, words }: SearchDeps,
  request: ArticleSearchRequest,
): Promise<ArticleSearchPage> {
  const query = parseQuery(request.query);
  if (query.words.length === 0 && query.excluded.length === 0) return nothingFound;
  const narrowed =
    hasOperators(query) || request.categoryIds !== undefined || request.productAreas !== undefined;
  // Otherwise a search reads so many index entries and no more, and saves the transaction's two round trips.
  if (!narrowed) return find(db.manager, words, request, query);
  try {
    return await withTimeout(db, (tx) => findNarrowed(tx, words, request, query));
  } catch (error) {
    // Of what takes too long to narrow, everything is better than nothing.
    if (isTimeout(error)) return find(db.manager, words, request, withoutOperators(query));
    throw error;
  }
}

async function findNarrowed(
  tx: EntityManager,
  words: KeptSearchWords,
  request: ArticleSearchRequest,
  query: ParsedQuery,
): Promise<ArticleSearchPage> {
  const asTyped = await find(tx, words, request, query);
  if (asTyped.totalCount > 0 || !hasOperators(query)) return asTyped;
  // People paste `Set-User -Name "Ada"` and mean none of it as an operator.
  return find(tx, words, request, withoutOperators(query));
}

async function find(
  tx: EntityManager,
  words: KeptSearchWords,
  request: ArticleSearchRequest,
  query: ParsedQuery,
): Promise<ArticleSearchPage> {
  const { terms, required, excluded, possible, correctedQuery } = await understandQuery(tx, query, {
    kept: words,
    viewer: request.viewer,
  });
  if (terms.length === 0 || !possible) return nothingFound;
  const page = await rankArticles(tx, {
    terms,
    viewer: request.viewer,
    ...pageWithin(request),
    categoryIds: request.categoryIds,
    // PostgreSQL has no NUL in its text; a name with one is unknown.
    productAreas: request.productAreas?.filter((name) => !name.includes("\0")),
    audiences: request.audiences,
    facets: request.facets !== false,
    required,
    excluded,
  });
  return toPage(page, correctedQuery);
}

export function toPage(page: RankedPage, correctedQuery: string | null): ArticleSearchPage {
  const wanted = new Set(page.words);
  return {
    // Marked where it is read: suggestions show neither.
    hits: page.hits.map(({ articleId, score, title, heading, anchor, text }) => ({
      articleId,
      score,
      sectionHeading: heading,
      anchor,
      get titleHighlights() {
        return highlight(title, wanted);
      },
      get passage() {
        return passageOf(text, wanted);
      },
    })),
    totalCount: page.total,
    totalLimited: page.limited,
    correctedQuery,
    facets: page.facets,
    productAreas: page.productAreas,
    degraded: false,
  };
}
