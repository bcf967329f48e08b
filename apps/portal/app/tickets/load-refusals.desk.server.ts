import { graphql } from "../gql/desk/index.js";
import type { RefusalFilter } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { readRefusalFilters } from "./refusal-filters.js";
import { viewRefusedRequest } from "./view-refused-request.js";

const RefusalsDocument = graphql(`
  query Refusals($after: String, $filter: RefusalFilter) {
    supportPolicy {
      ...PolicyWordsFields
    }
    openContestCount
    refusals(first: 20, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...DeskRefusedRequestFields
      }
    }
  }
`);

/** Requests that opened no ticket, with what was said to them and what became of them. */
export async function loadRefusals(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const { after } = pageTrail(searchParams);
  const filters = readRefusalFilters(searchParams);
  const { contested, reason, account, from, to } = filters;
  const filter: RefusalFilter = { contested, reason, accountId: account, from, to };
  const { refusals, openContestCount, supportPolicy } = await askDesk(asked, RefusalsDocument, {
    after,
    filter,
  });
  const now = new Date();
  return {
    filters,
    openContestCount,
    pageInfo: refusals.pageInfo,
    refusals: refusals.nodes.map((node) => viewRefusedRequest(node, supportPolicy, now)),
  };
}

export type RefusalsPage = Awaited<ReturnType<typeof loadRefusals>>;
