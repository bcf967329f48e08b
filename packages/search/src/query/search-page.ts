import type { ArticleSearchPage, ArticleSearchRequest } from "@recourse/core";

export const nothingFound: ArticleSearchPage = {
  hits: [],
  totalCount: 0,
  totalLimited: false,
  correctedQuery: null,
  facets: [],
  productAreas: [],
  degraded: false,
};

const LARGEST_PAGE = 100;
/** Ranking ends long before. */
const LARGEST_OFFSET = 10_000;

/** The stretch that is asked for, brought within its limits. */
export function pageWithin({ first, offset }: Pick<ArticleSearchRequest, "first" | "offset">): {
  first: number;
  offset: number;
} {
  return { first: within(first, LARGEST_PAGE), offset: within(offset, LARGEST_OFFSET) };
}

function within(wish: number, largest: number): number {
  return Math.min(Math.max(Math.trunc(wish) || 0, 0), largest);
}
