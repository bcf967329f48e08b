import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { viewDecision } from "./decision-view.js";

const RefusalsDocument = graphql(`
  query Refusals($after: String) {
    supportPolicy {
      ...PolicyWordsFields
    }
    refusals(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        kind
        subject
        body
        account {
          name
        }
        person {
          name
          email
        }
        decision {
          ...DecisionFields
        }
      }
    }
  }
`);

/** Requests that opened no ticket, with what was said to them. */
export async function loadRefusals(asked: Asked) {
  const { after } = pageTrail(new URL(asked.request.url).searchParams);
  const { refusals, supportPolicy } = await askDesk(asked, RefusalsDocument, { after });
  const now = new Date();
  return {
    pageInfo: refusals.pageInfo,
    refusals: refusals.nodes.map((refusal) => ({
      ...refusal,
      decision: viewDecision(refusal.decision, supportPolicy, now),
      kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === refusal.kind)?.title ?? refusal.kind,
    })),
  };
}

export type RefusalsPage = Awaited<ReturnType<typeof loadRefusals>>;
