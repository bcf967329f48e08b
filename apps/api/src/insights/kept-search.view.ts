import { keepSearch, withholdSearch, type SearchAnswer } from "@recourse/core";
import { stripQuery } from "@recourse/policy";
import { z } from "zod";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { uuidOf } from "../graphql/global-id.js";
import type { ArticleSearchResult } from "../search/article-search.type.js";

export type KeptSearch = SearchAnswer;

interface Asked {
  query: string;
  offset: number;
  filters: Record<string, unknown>;
}

/** Keeps the search, soon, and gives the answer with what its receipt tells. Later pages of an answer are no searches. */
export function keepSearchOf(
  { deps, searcher }: RequestContext,
  { query, offset, filters }: Asked,
  answer: Omit<ArticleSearchResult, "kept">,
): ArticleSearchResult {
  const kept: KeptSearch = {
    searchId: uuidOf("Search", answer.searchId) ?? "",
    query,
    hits: answer.totalCount,
    degraded: answer.degraded,
    filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value != null)),
  };
  if (offset === 0) keepSearch(deps, searcher, { ...kept, channel: "api" });
  return { ...answer, kept };
}

const LIST = "search receipt";
/** A page that was left open longer than this is not what somebody searches for now. */
const GOOD_FOR_MS = 24 * 60 * 60 * 1000;

const receiptSchema = z.object({
  searchId: z.uuid(),
  query: z.string(),
  hits: z.number().int().min(0),
  degraded: z.boolean(),
  filters: z.record(z.string(), z.unknown()),
  at: z.number(),
});

/** The search as whoever took the receipt gives it back, signed, once it is finished. Taking one takes the search out of the count. */
export function giveReceipt({ deps, searcher, cursors }: RequestContext, kept: KeptSearch): string {
  withholdSearch(deps.db, searcher, kept.searchId);
  return cursors.encode(LIST, {
    ...kept,
    query: stripQuery(kept.query),
    at: deps.clock.now().getTime(),
  });
}

const wrongReceipt = () => badUserInput("This receipt is none that articleSearch gave.", "receipt");

/** Null for a receipt that is too old. @throws BAD_USER_INPUT for one that is none of ours */
export function readReceipt({ deps, cursors }: RequestContext, receipt: string): KeptSearch | null {
  const { at, ...kept } = receiptSchema.parse(cursors.decode(LIST, receipt, wrongReceipt));
  return deps.clock.now().getTime() - at > GOOD_FOR_MS ? null : kept;
}
