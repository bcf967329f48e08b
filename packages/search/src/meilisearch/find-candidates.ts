import type { MultiSearchQuery } from "meilisearch";
import type { Term } from "../query/weigh-terms.js";
import { isMissing } from "./label.js";
import { NotWhole, type LiveIndex } from "./live-index.js";
import { type SearchServer } from "./search-server.js";
import type { SectionDocument } from "./section-documents.js";
import { isIn } from "./server-filter.js";
import { termOf } from "./terms.js";

/** Of the heaviest terms each has a list: articles that have it, those first in which most of the other terms stand with it. */
const LISTED_TERMS = 5;
/** Of all lists together. */
const CANDIDATES = 100;
/** Where words are required, or excluded, most of what a list names falls out again. */
const LISTED_WHEN_NARROWED = 500;
/** Meilisearch leaves out what comes behind. */
const WORDS_OF_QUERY = 10;
/** How much of a term's weight the article at this place of its list still gets: half. */
const HALF_WORTH_AT = 20;

/** Articles that may be what is searched for, by what each was found for; not ranked yet. */
export interface Candidates {
  articleIds: string[];
  parts: number[];
  /** More articles have the words than are here. */
  limited: boolean;
}

export interface CandidatesAsked {
  /** Heaviest first. */
  terms: readonly Term[];
  filter: readonly string[];
  /** One that each article must have: only its list is read. */
  required: string | null;
  /** Words that the sections found must not have. */
  excluded: readonly string[];
}

type Found = Pick<SectionDocument, "articleId"> & { checkpoint?: number };

/**
 * One request for a list of each of the heaviest terms. One query of all words would find, of a question's, only articles that have
 * the rarest (docs/decisions/010-meilisearch-by-lists.md).
 * @throws NotWhole where the server's content is not the one that the database knows
 */
export async function findCandidates(
  server: SearchServer,
  live: LiveIndex,
  { terms, filter, required, excluded }: CandidatesAsked,
): Promise<Candidates> {
  const named = terms.filter(({ lexeme }) => termOf(lexeme) !== "");
  const listed = required === null ? named.slice(0, LISTED_TERMS).map(({ lexeme }) => lexeme) : [required];
  const limit =
    required === null && excluded.length === 0
      ? Math.ceil(CANDIDATES / Math.max(listed.length, 1))
      : LISTED_WHEN_NARROWED;
  const results = await ask(server, [
    labelQuery(server, live),
    ...listed.map((lexeme) => ({
      indexUid: server.live,
      q: listQuery(lexeme, named, excluded),
      matchingStrategy: "frequency" as const,
      filter: [...filter],
      limit,
      attributesToRetrieve: ["articleId"],
    })),
  ]);
  const [label, ...lists] = results.map(({ hits }) => hits);
  if ((label?.[0]?.checkpoint ?? -1) < live.checkpoint) {
    throw new NotWhole("Meilisearch was emptied, or holds something else.");
  }
  const parts = new Map<string, number>();
  for (const [list, hits] of lists.entries()) {
    const weight = required === null ? (named[list]?.weight ?? 0) : 1;
    for (const [place, { articleId }] of hits.entries()) {
      const part = weight / (1 + place / HALF_WORTH_AT);
      parts.set(articleId, (parts.get(articleId) ?? 0) + part);
    }
  }
  return {
    articleIds: [...parts.keys()],
    parts: [...parts.values()],
    limited: lists.some((hits) => hits.length >= limit),
  };
}

/** What stands in quotation marks is never left out; full stops keep the server from trying words that are joined. */
function listQuery(lexeme: string, terms: readonly Term[], excluded: readonly string[]): string {
  const others = terms.map((term) => termOf(term.lexeme)).filter((word) => word !== termOf(lexeme));
  const words = [`"${termOf(lexeme)}"`, ...others.slice(0, WORDS_OF_QUERY - 1)].join(". ");
  return [words, ...excluded.map((word) => `-${termOf(word)}`)].join(" ");
}

function labelQuery(server: SearchServer, { labels }: LiveIndex): MultiSearchQuery {
  return {
    indexUid: server.live,
    q: "",
    filter: [isIn("label", labels)],
    limit: 1,
    attributesToRetrieve: ["checkpoint"],
  };
}

async function ask(server: SearchServer, queries: MultiSearchQuery[]): Promise<{ hits: Found[] }[]> {
  try {
    const { results } = await server.searches.multiSearch<{ queries: MultiSearchQuery[] }, Found>({
      queries,
    });
    return results;
  } catch (error) {
    throw isMissing(error) ? new NotWhole("Meilisearch was emptied.") : error;
  }
}
