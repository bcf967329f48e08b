import type { Settings } from "meilisearch";
import { levelAttributes } from "./impact-levels.js";

/** The lexemes of a section in the order they stand in: for phrases, and for which section to show. */
export const ORDERED = ["titleTerms", "headingTerms", "textTerms"] as const;
/** Without the title, which stands in the first section alone. */
export const OF_SECTION = ["headingTerms", "textTerms"] as const;

export const searchableAttributes: string[] = [...levelAttributes, ...ORDERED];

/** More than any list that is asked for. */
export const MOST_HITS = 1_000;

/**
 * Words come as lexemes, and queries with typing errors repaired, synonyms added and stop words left out, by the words that PostgreSQL
 * keeps: the server's own notions of these would only make its index larger and its answers others than PostgreSQL's.
 */
export const indexSettings: Settings = {
  searchableAttributes,
  displayedAttributes: [
    "articleId",
    "number",
    "title",
    "heading",
    "anchor",
    "text",
    "categoryId",
    "productAreas",
    "label",
    "checkpoint",
  ],
  filterableAttributes: [
    {
      attributePatterns: ["articleId", "audience", "categoryId", "productAreas", "label"],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ["number"],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  distinctAttribute: "articleId",
  rankingRules: ["words", "attributeRank", "length:asc"],
  typoTolerance: { enabled: false },
  prefixSearch: "disabled",
  // Which words stand near each other is two thirds of the time that indexing takes, and PostgreSQL tells (rank-on-server.ts).
  proximityPrecision: "byAttribute",
  facetSearch: false,
  pagination: { maxTotalHits: MOST_HITS },
  searchCutoffMs: 800,
};
