import { randomUUID } from "node:crypto";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { viewRefusedRequest } from "./view-refused-request.js";

const OwnRefusalsDocument = graphql(`
  query OwnRefusals($after: String) {
    viewer {
      person {
        id
      }
    }
    supportPolicy {
      ...PolicyWordsFields
    }
    refusedRequests(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...RefusedRequestFields
      }
    }
  }
`);

const OwnRefusalDocument = graphql(`
  query OwnRefusal($id: ID!) {
    viewer {
      person {
        id
      }
    }
    supportPolicy {
      ...PolicyWordsFields
    }
    refusedRequest(id: $id) {
      ...RefusedRequestFields
    }
  }
`);

/** What the reader asked without a ticket coming of it, and what others asked for the accounts that they administer. */
export async function loadOwnRefusals(asked: Asked) {
  const { after } = pageTrail(new URL(asked.request.url).searchParams);
  const { refusedRequests, supportPolicy, viewer } = await askApi(asked, OwnRefusalsDocument, { after });
  const now = new Date();
  return {
    viewerId: viewer.person?.id ?? null,
    pageInfo: refusedRequests.pageInfo,
    requests: refusedRequests.nodes.map((node) => viewRefusedRequest(node, supportPolicy, now)),
  };
}

export type OwnRefusals = Awaited<ReturnType<typeof loadOwnRefusals>>;

/** Unknown and foreign ones look the same: 404. */
export async function loadOwnRefusal(asked: Asked, id: string) {
  const { refusedRequest, supportPolicy, viewer } = await askApi(asked, OwnRefusalDocument, { id });
  if (refusedRequest === null) throw new Response(null, { status: 404 });
  return {
    isOwn: viewer.person !== null && viewer.person.id === refusedRequest.person?.id,
    request: viewRefusedRequest(refusedRequest, supportPolicy, new Date()),
    idempotencyKey: randomUUID(),
  };
}

export type OwnRefusal = Awaited<ReturnType<typeof loadOwnRefusal>>;
