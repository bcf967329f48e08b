import type { MultiSearchQuery } from "meilisearch";
import { OF_SECTION } from "./index-settings.js";
import { type SearchServer } from "./search-server.js";
import type { SectionDocument } from "./section-documents.js";
import { isIn } from "./server-filter.js";
import { termOf } from "./terms.js";

export type Passage = Pick<SectionDocument, "articleId" | "title" | "heading" | "anchor" | "text">;

/** Terms that decide which section of an article is shown. */
const SECTION_TERMS = 5;
const SHOWN = ["articleId", "title", "heading", "anchor", "text"];

/** Of each article the section that has most of the heaviest terms, or else its first. */
export async function readPassages(
  server: SearchServer,
  articleIds: readonly string[],
  lexemes: readonly string[],
): Promise<Map<string, Passage>> {
  if (articleIds.length === 0) return new Map();
  const ofThese = isIn("articleId", articleIds);
  const page = { indexUid: server.live, limit: articleIds.length, attributesToRetrieve: SHOWN };
  const best = await ask(server, {
    ...page,
    q: lexemes.slice(0, SECTION_TERMS).map(termOf).join(" "),
    filter: [ofThese],
    attributesToSearchOn: [...OF_SECTION],
    matchingStrategy: "frequency",
  });
  const missing = articleIds.filter((id) => !best.has(id));
  if (missing.length === 0) return best;
  // Only their titles have the words.
  const first = await ask(server, { ...page, q: "", filter: [isIn("articleId", missing), "number = 0"] });
  return new Map([...best, ...first]);
}

async function ask(server: SearchServer, query: MultiSearchQuery): Promise<Map<string, Passage>> {
  const { results } = await server.searches.multiSearch<{ queries: MultiSearchQuery[] }, Passage>({
    queries: [query],
  });
  return new Map((results[0]?.hits ?? []).map((hit) => [hit.articleId, hit]));
}
