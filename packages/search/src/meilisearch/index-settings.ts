import type { Settings } from "meilisearch";
/** More than any list that is asked for. */
const MOST_HITS = 1_000;

/**
 * Words come as lexemes, and queries with typing errors repaired, synonyms added and stop words left out, by the words that PostgreSQL
 * keeps: the server's own notions of these would only make its index larger and its answers others than PostgreSQL's.
 */
export const indexSettings: Settings = {
  searchableAttributes: ["titleTerms", "headingTerms", "textTerms"],
  displayedAttributes: ["articleId", "label", "checkpoint"],
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
  rankingRules: ["words", "attributeRank"],
  typoTolerance: { enabled: false },
  prefixSearch: "disabled",
  // Which words stand near each other is two thirds of the time that indexing takes, and PostgreSQL tells (find-candidates.ts).
  proximityPrecision: "byAttribute",
  facetSearch: false,
  pagination: { maxTotalHits: MOST_HITS },
  searchCutoffMs: 800,
};
