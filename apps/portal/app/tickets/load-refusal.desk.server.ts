import { randomUUID } from "node:crypto";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { viewDecision } from "./decision-view.js";
import { requestFactsOf } from "./request-facts.js";
import { viewRefusedRequest } from "./view-refused-request.js";

const RefusalDocument = graphql(`
  query Refusal($id: ID!) {
    supportPolicy {
      ...PolicyWordsFields
      protocols
    }
    refusedRequest(id: $id) {
      ...DeskRefusedRequestFields
      preview {
        ...DecisionFields
      }
      viewerCan {
        uphold {
          allowed
          message
        }
        decideAnew {
          allowed
          message
        }
        correctFacts {
          allowed
          message
        }
      }
    }
  }
`);

/** One refused request, with what staff may do about it. Unknown ones are 404. */
export async function loadRefusal(asked: Asked, id: string) {
  const { refusedRequest, supportPolicy } = await askDesk(asked, RefusalDocument, { id });
  if (refusedRequest === null) throw new Response(null, { status: 404 });
  const now = new Date();
  const { preview, contest } = refusedRequest;
  const last = refusedRequest.decidedAnew.at(-1)?.decision ?? refusedRequest.decision;
  return {
    refusal: {
      ...viewRefusedRequest(refusedRequest, supportPolicy, now),
      person: refusedRequest.person,
      viewerCan: refusedRequest.viewerCan,
    },
    waited: contest === null ? null : { hours: contest.waitedHours, by: contest.answeredBy?.name ?? null },
    preview: preview === null ? null : viewDecision(preview, supportPolicy, now),
    facts: requestFactsOf(last.factsJson),
    kinds: supportPolicy.requestKinds,
    protocols: supportPolicy.protocols,
    idempotencyKey: randomUUID(),
  };
}

export type RefusalPage = Awaited<ReturnType<typeof loadRefusal>>;
