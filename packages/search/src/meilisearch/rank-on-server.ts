import type { Hit, MultiSearchQuery } from "meilisearch";
import type { Term } from "../query/weigh-terms.js";
import { impactOfScore, levelAttributes } from "./impact-levels.js";
import { MOST_HITS, ORDERED, searchableAttributes } from "./index-settings.js";
import { isMissing } from "./label.js";
import { NotWhole, type LiveIndex } from "./live-index.js";
import { type SearchServer } from "./search-server.js";
import type { SectionDocument } from "./section-documents.js";
import { isIn } from "./server-filter.js";
import { quoted } from "./terms.js";

/** Terms whose lists are read, and how many articles of each: more of the two that tell most. */
const LISTED_TERMS = 12;
const LISTED_PER_TERM = 100;
const TELLING_TERMS = 2;
const LISTED_PER_TELLING_TERM = 200;
/** What scores less than this share of the best article has only common words of the query. */
const LEAST_SHARE = 0.1;

export interface RankedArticle {
  articleId: string;
  score: number;
  categoryId: string | null;
  productAreas: string[];
}

export interface RankedArticles {
  /** Best first. */
  articles: RankedArticle[];
  /** More articles have the words than were looked at. */
  limited: boolean;
}

/** Words that must stand, or must not, in an article in this order. */
export interface ServerPhrase {
  /** As the server holds text. */
  terms: string;
  /** Of these articles, those in which the words stand in their order: the server tells only that they have them. */
  inOrder(articleIds: readonly string[]): Promise<string[]>;
}

export interface RankingOnServer {
  /** Heaviest first. */
  terms: readonly Term[];
  filter: readonly string[];
  required: readonly ServerPhrase[];
  excluded: readonly ServerPhrase[];
}

type Found = Pick<SectionDocument, "articleId" | "categoryId" | "productAreas"> & { checkpoint?: number };

/**
 * The best articles of each term, asked for at once, and added up: a word is worth what it is worth to the article times how few have
 * it. One query of all words ranks a third as well (docs/decisions/010-meilisearch-by-lists.md).
 * @throws NotWhole where the server's content is not the one that the database knows
 */
export async function rankOnServer(
  server: SearchServer,
  live: LiveIndex,
  { terms, filter, required, excluded }: RankingOnServer,
): Promise<RankedArticles> {
  const phrases = await findPhrases(server, filter, required, excluded);
  if (phrases === null) return { articles: [], limited: false };
  const listed = terms.slice(0, LISTED_TERMS);
  const queries = listed.map(({ lexeme }, place) => ({
    ...listOf(server, quoted([lexeme]), [...filter, ...phrases.filter], levelAttributes),
    limit: place < TELLING_TERMS ? LISTED_PER_TELLING_TERM : LISTED_PER_TERM,
    showRankingScore: true,
  }));
  const results = await ask(server, [labelQuery(server, live), ...queries]);
  const [label, ...lists] = results;
  if ((label?.hits[0]?.checkpoint ?? -1) < live.checkpoint) {
    throw new NotWhole("Meilisearch was emptied, or holds something else.");
  }
  return {
    articles: addUp(listed, lists),
    limited: phrases.limited || lists.some(({ hits }, place) => hits.length >= (queries[place]?.limit ?? 0)),
  };
}

async function ask(server: SearchServer, queries: MultiSearchQuery[]): Promise<{ hits: Hit<Found>[] }[]> {
  try {
    const { results } = await server.searches.multiSearch<{ queries: MultiSearchQuery[] }, Found>({
      queries,
    });
    return results;
  } catch (error) {
    throw isMissing(error) ? new NotWhole("Meilisearch was emptied.") : error;
  }
}

function listOf(
  server: SearchServer,
  q: string,
  filter: string[],
  attributes: readonly string[],
): MultiSearchQuery {
  return {
    indexUid: server.live,
    q,
    filter,
    attributesToSearchOn: [...attributes],
    attributesToRetrieve: ["articleId", "categoryId", "productAreas"],
  };
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

/** Words and phrases that must, or must not, stand anywhere in an article are asked for first; null where no article has them. */
async function findPhrases(
  server: SearchServer,
  filter: readonly string[],
  required: RankingOnServer["required"],
  excluded: RankingOnServer["excluded"],
): Promise<{ filter: string[]; limited: boolean } | null> {
  const asked = [...required, ...excluded];
  if (asked.length === 0) return { filter: [], limited: false };
  const results = await ask(
    server,
    asked.map(({ terms }) => ({ ...listOf(server, `"${terms}"`, [...filter], ORDERED), limit: MOST_HITS })),
  );
  const found = results.map(({ hits }) => hits.map(({ articleId }) => articleId));
  const having = await Promise.all(asked.map((phrase, place) => phrase.inOrder(found[place] ?? [])));
  const withAll = having.slice(0, required.length);
  const withNone = having.slice(required.length).flat();
  if (withAll.some((ids) => ids.length === 0)) return null;
  return {
    filter: [
      ...withAll.map((ids) => isIn("articleId", ids)),
      ...(withNone.length === 0 ? [] : [`NOT ${isIn("articleId", withNone)}`]),
    ],
    limited: found.some((ids) => ids.length >= MOST_HITS),
  };
}

function addUp(terms: readonly Term[], lists: readonly { hits: Hit<Found>[] }[]): RankedArticle[] {
  const parts = new Map<string, { found: Found; worth: { group: number; value: number }[] }>();
  for (const [place, { hits }] of lists.entries()) {
    const { weight, group } = terms[place] ?? { weight: 0, group: 0 };
    for (const hit of hits) {
      const value = weight * impactOfScore(hit._rankingScore ?? 0, searchableAttributes.length);
      const known = parts.get(hit.articleId);
      if (known === undefined) parts.set(hit.articleId, { found: hit, worth: [{ group, value }] });
      else known.worth.push({ group, value });
    }
  }
  const sizes = new Map<number, number>();
  for (const { group } of terms) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const articles = Array.from(parts.values(), ({ found, worth }) => ({
    articleId: found.articleId,
    categoryId: found.categoryId,
    productAreas: found.productAreas,
    score: scoreOf(worth, sizes),
  })).filter(({ score }) => score > 0);
  articles.sort((one, other) => other.score - one.score || (one.articleId < other.articleId ? -1 : 1));
  const least = LEAST_SHARE * (articles[0]?.score ?? 0);
  return articles.filter(({ score }) => score >= least);
}

/** Terms of one group count together or not at all. */
function scoreOf(
  worth: readonly { group: number; value: number }[],
  sizes: ReadonlyMap<number, number>,
): number {
  return worth.reduce((sum, { group, value }) => {
    const whole = group === 0 || worth.filter((each) => each.group === group).length === sizes.get(group);
    return whole ? sum + value : sum;
  }, 0);
}
