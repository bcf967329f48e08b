import { isId, type ArticleSearchPage, type ArticleSearchRequest } from "@recourse/core";
import type { DataSource } from "typeorm";
import type { KeptSearchWords } from "../postgres/kept-search-words.js";
import { rankArticles } from "../postgres/rank-articles.js";
import { toPage } from "../postgres/search-articles.js";
import { understandQuery } from "../postgres/understand-query.js";
import { hasOperators, parseQuery, withoutOperators, type ParsedQuery } from "../query/parse-query.js";
import { nothingFound, pageWithin } from "../query/search-page.js";
import { findCandidates } from "./find-candidates.js";
import { readLiveIndex, type LiveIndex } from "./live-index.js";
import type { SearchServer } from "./search-server.js";
import { serverFilter } from "./server-filter.js";

export interface ServerSearchDeps {
  db: DataSource;
  server: SearchServer;
  words: KeptSearchWords;
}

/** Any text is a query; what nothing can be found for finds nothing. */
export async function searchOnServer(
  deps: ServerSearchDeps,
  request: ArticleSearchRequest,
): Promise<ArticleSearchPage> {
  const query = parseQuery(request.query);
  if (query.words.length === 0 && query.excluded.length === 0) return nothingFound;
  const live = await readLiveIndex(deps.db.manager);
  const asTyped = await find(deps, live, request, query);
  if (asTyped.totalCount > 0 || !hasOperators(query)) return asTyped;
  // People paste `Set-User -Name "Ada"` and mean none of it as an operator.
  return find(deps, live, request, withoutOperators(query));
}

async function find(
  { db, server, words }: ServerSearchDeps,
  live: LiveIndex,
  request: ArticleSearchRequest,
  query: ParsedQuery,
): Promise<ArticleSearchPage> {
  const filter = serverFilter({
    viewer: request.viewer,
    categoryIds: request.categoryIds?.filter(isId),
    productAreas: request.productAreas,
    audiences: request.audiences,
  });
  const { terms, required, excluded, possible, correctedQuery } = await understandQuery(db.manager, query, {
    kept: words,
    viewer: request.viewer,
  });
  if (filter === null || terms.length === 0 || !possible) return nothingFound;
  const [rarest] = required.flatMap(({ lexemes }) => lexemes).sort((a, b) => a.articles - b.articles);
  const candidates = await findCandidates(server, live, {
    terms,
    filter,
    required: rarest?.lexeme ?? null,
    // In which order the words of a phrase stand, PostgreSQL tells.
    excluded: excluded
      .flatMap(({ lexemes }) => (lexemes.length === 1 ? lexemes : []))
      .map(({ lexeme }) => lexeme),
  });
  const page = await rankArticles(db.manager, {
    terms,
    viewer: request.viewer,
    ...pageWithin(request),
    categoryIds: request.categoryIds,
    productAreas: request.productAreas,
    audiences: request.audiences,
    facets: request.facets !== false,
    required,
    excluded,
    candidates,
  });
  return toPage({ ...page, limited: page.limited || candidates.limited }, correctedQuery);
}
