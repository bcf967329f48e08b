import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";

const PolicyHistoryDocument = graphql(`
  query PolicyHistory($after: String) {
    policyHistory(first: 20, after: $after) {
      nodes {
        version
        sha256
        recordedBy
        at
        changes {
          path
          from
          to
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Who is not told of it has no such page. */
export async function loadPolicyHistory(asked: Asked) {
  const { after } = pageTrail(new URL(asked.request.url).searchParams);
  const { policyHistory } = await askDesk(asked, PolicyHistoryDocument, { after });
  if (policyHistory == null) throw new Response(null, { status: 404 });
  return { policies: policyHistory.nodes, pageInfo: policyHistory.pageInfo };
}

export type PolicyHistoryPage = Awaited<ReturnType<typeof loadPolicyHistory>>;
