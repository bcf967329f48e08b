import {
  isId,
  type ArticleSearchHit,
  type ArticleSearchPage,
  type ArticleSearchRequest,
} from "@recourse/core";
import type { DataSource, EntityManager } from "typeorm";
import { highlight, type WantedWords } from "../passage/highlight.js";
import { passageOf } from "../passage/passage.js";
import type { KeptSearchWords } from "../postgres/kept-search-words.js";
import { understandQuery, type Phrase } from "../postgres/understand-query.js";
import { hasOperators, parseQuery, withoutOperators, type ParsedQuery } from "../query/parse-query.js";
import { nothingFound, pageWithin } from "../query/search-page.js";
import type { Term } from "../query/weigh-terms.js";
import { readLiveIndex, type LiveIndex } from "./live-index.js";
import { rankOnServer, type RankedArticle } from "./rank-on-server.js";
import { readPassages } from "./read-passages.js";
import type { SearchServer } from "./search-server.js";
import { serverFilter } from "./server-filter.js";
import { termsInOrder } from "./terms.js";

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
  const live = await readLiveIndex(deps.db.manager, request.viewer);
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
    without: live.withheld,
  });
  const { terms, required, excluded, possible, correctedQuery } = await understandQuery(
    db.manager,
    query,
    words,
  );
  if (filter === null || terms.length === 0 || !possible) return nothingFound;
  const [{ articles, limited }, wanted] = await Promise.all([
    rankOnServer(server, live, {
      terms,
      filter,
      required: await inOrder(db.manager, required),
      excluded: await inOrder(db.manager, excluded),
    }),
    formsOf(db.manager, terms),
  ]);
  const { first, offset } = pageWithin(request);
  const page = articles.slice(offset, offset + first);
  return {
    hits: await hitsOf(server, page, terms, wanted),
    totalCount: articles.length,
    totalLimited: limited,
    correctedQuery,
    ...facetsOf(articles),
    degraded: false,
  };
}

async function hitsOf(
  server: SearchServer,
  page: readonly RankedArticle[],
  terms: readonly Term[],
  wanted: WantedWords,
): Promise<ArticleSearchHit[]> {
  const passages = await readPassages(
    server,
    page.map(({ articleId }) => articleId),
    terms.map(({ lexeme }) => lexeme),
  );
  return page.flatMap(({ articleId, score }) => {
    const passage = passages.get(articleId);
    // Removed since it was ranked.
    if (passage === undefined) return [];
    const { title, heading, anchor, text } = passage;
    return [
      {
        articleId,
        score,
        sectionHeading: heading,
        anchor,
        titleHighlights: highlight(title, wanted),
        passage: passageOf(text, wanted),
      },
    ];
  });
}

/** Every form in which articles write the terms. */
async function formsOf(tx: EntityManager, terms: readonly Term[]): Promise<WantedWords> {
  const rows = await tx.query<{ word: string }[]>("select word from search_words where lexeme_no = any($1)", [
    terms.map(({ no }) => no),
  ]);
  return new Set(rows.map(({ word }) => word));
}

/** Phrases as the server holds text: the terms in their order. */
async function inOrder(tx: EntityManager, phrases: readonly Phrase[]): Promise<string[]> {
  if (phrases.length === 0) return [];
  const rows = await tx.query<{ tsv: string }[]>(
    "select to_tsvector('recourse', text)::text as tsv from unnest($1::text[]) text",
    [phrases.map(({ text }) => text)],
  );
  return rows.map(({ tsv }) => termsInOrder(tsv).text);
}

function facetsOf(articles: readonly RankedArticle[]): Pick<ArticleSearchPage, "facets" | "productAreas"> {
  const categories = articles.flatMap(({ categoryId }) => (categoryId === null ? [] : [categoryId]));
  const areas = articles.flatMap(({ productAreas }) => productAreas);
  return {
    facets: counted(categories).map(([categoryId, count]) => ({ categoryId, count })),
    productAreas: counted(areas).map(([name, count]) => ({ name, count })),
  };
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}
