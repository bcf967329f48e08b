import { isId, type ArticleSearchPage, type ArticleSearchRequest } from "@recourse/core";
import type { DataSource, EntityManager } from "typeorm";
import { highlight } from "../passage/highlight.js";
import { passageOf } from "../passage/passage.js";
import { parseQuery, withoutOperators, type ParsedQuery } from "../query/parse-query.js";
import { rankArticles, type RankedPage } from "./rank-articles.js";
import { isTimeout, withTimeout } from "./with-timeout.js";
import { understandQuery } from "./understand-query.js";

const NOTHING: ArticleSearchPage = {
  hits: [],
  totalCount: 0,
  totalLimited: false,
  correctedQuery: null,
  facets: [],
  degraded: false,
};
const LARGEST_PAGE = 100;
/** Ranking ends long before. */
const LARGEST_OFFSET = 10_000;

/** Any text is a query; what nothing can be found for finds nothing. */
export async function searchArticles(
  db: DataSource,
  request: ArticleSearchRequest,
): Promise<ArticleSearchPage> {
  const query = parseQuery(request.query);
  if (query.words.length === 0 && query.excluded.length === 0) return NOTHING;
  const narrowed = hasOperators(query) || request.categoryIds !== undefined;
  // Otherwise a search reads so many index entries and no more, and saves the transaction's two round trips.
  if (!narrowed) return find(db.manager, request, query);
  try {
    return await withTimeout(db, (tx) => findNarrowed(tx, request, query));
  } catch (error) {
    // Of what takes too long to narrow, everything is better than nothing.
    if (isTimeout(error)) return find(db.manager, request, withoutOperators(query));
    throw error;
  }
}

async function findNarrowed(
  tx: EntityManager,
  request: ArticleSearchRequest,
  query: ParsedQuery,
): Promise<ArticleSearchPage> {
  const asTyped = await find(tx, request, query);
  if (asTyped.totalCount > 0 || !hasOperators(query)) return asTyped;
  // People paste `Set-User -Name "Ada"` and mean none of it as an operator.
  return find(tx, request, withoutOperators(query));
}

function hasOperators(query: ParsedQuery): boolean {
  return query.phrases.length > 0 || query.excluded.length > 0;
}

async function find(
  tx: EntityManager,
  request: ArticleSearchRequest,
  query: ParsedQuery,
): Promise<ArticleSearchPage> {
  const { terms, required, excluded, possible, correctedQuery } = await understandQuery(tx, query);
  if (terms.length === 0 || !possible) return NOTHING;
  const page = await rankArticles(tx, {
    terms,
    viewer: request.viewer,
    first: within(request.first, LARGEST_PAGE),
    offset: within(request.offset, LARGEST_OFFSET),
    categoryIds: request.categoryIds?.filter(isId),
    required,
    excluded,
  });
  return toPage(page, correctedQuery);
}

function toPage(page: RankedPage, correctedQuery: string | null): ArticleSearchPage {
  const wanted = new Set(page.words);
  return {
    hits: page.hits.map(({ articleId, score, title, heading, anchor, text }) => ({
      articleId,
      score,
      sectionHeading: heading,
      anchor,
      titleHighlights: highlight(title, wanted),
      passage: passageOf(text, wanted),
    })),
    totalCount: page.total,
    totalLimited: page.limited,
    correctedQuery,
    facets: page.facets,
    degraded: false,
  };
}

function within(wish: number, largest: number): number {
  return Math.min(Math.max(Math.trunc(wish) || 0, 0), largest);
}
