import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";

const AuditFeedDocument = graphql(`
  query AuditFeed($id: ID!, $after: String) {
    node(id: $id) {
      ... on Account {
        auditFeed(first: 50, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            at
            words
            by {
              name
            }
            ticket {
              number
              subject
            }
          }
        }
      }
    }
  }
`);

interface Membership {
  role: string;
  active: boolean;
  account: { id: string; name: string };
}

/**
 * What staff did on the account that the address names, or on the first that the reader administers; null where they administer none.
 * An account that is none of theirs is as unknown as one that is not there: 404.
 */
export async function loadAuditFeed(asked: Asked, memberships: readonly Membership[]) {
  const { searchParams } = new URL(asked.request.url);
  const accounts = memberships.flatMap(({ role, active, account }) =>
    role === "ADMIN" && active ? [account] : [],
  );
  const wanted = searchParams.get("account");
  const account = wanted === null ? accounts[0] : accounts.find(({ id }) => id === wanted);
  if (account === undefined) {
    if (wanted === null) return null;
    throw new Response(null, { status: 404 });
  }
  const { after } = pageTrail(searchParams);
  const { node } = await askApi(asked, AuditFeedDocument, { id: account.id, after });
  if (node === null || !("auditFeed" in node) || node.auditFeed === null)
    throw new Response(null, { status: 404 });
  return { account, accounts, pageInfo: node.auditFeed.pageInfo, entries: node.auditFeed.nodes };
}

export type AuditFeedPage = NonNullable<Awaited<ReturnType<typeof loadAuditFeed>>>;
