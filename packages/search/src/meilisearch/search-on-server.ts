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
import { rankOnServer, type RankedArticle, type ServerPhrase } from "./rank-on-server.js";
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
  const { terms, required, excluded, possible, correctedQuery } = await understandQuery(db.manager, query, {
    kept: words,
    viewer: request.viewer,
  });
  if (filter === null || terms.length === 0 || !possible) return nothingFound;
  const [{ articles, limited }, wanted] = await Promise.all([
    rankOnServer(server, live, {
      terms,
      filter,
      required: await onServer(db.manager, required),
      excluded: await onServer(db.manager, excluded),
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

async function onServer(tx: EntityManager, phrases: readonly Phrase[]): Promise<ServerPhrase[]> {
  if (phrases.length === 0) return [];
  const rows = await tx.query<{ tsv: string }[]>(
    "select to_tsvector('recourse', text)::text as tsv from unnest($1::text[]) text",
    [phrases.map(({ text }) => text)],
  );
  return phrases.map(({ text }, place) => {
    const terms = termsInOrder(rows[place]?.tsv ?? "").text;
    return {
      terms,
      inOrder: async (articleIds) =>
        terms.includes(" ") ? havingPhrase(tx, text, articleIds) : [...articleIds],
    };
  });
}

async function havingPhrase(
  tx: EntityManager,
  phrase: string,
  articleIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ articleId: string }[]>(
    `select h.article_id as "articleId" from article_search h where h.article_id = any($1) and exists (
       select from article_sections s where s.article_no = h.no and s.tsv @@ phraseto_tsquery('recourse', $2) offset 0)`,
    [articleIds, phrase],
  );
  return rows.map(({ articleId }) => articleId);
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
