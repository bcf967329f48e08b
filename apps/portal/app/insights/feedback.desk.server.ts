import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { textOf } from "../ui/form-fields.js";

const FeedbackDocument = graphql(`
  query ArticleFeedback($id: ID!, $state: FeedbackState, $after: String) {
    deskArticle(id: $id) {
      id
      openFeedback
      head {
        title
      }
    }
    articleFeedback(articleId: $id, state: $state, first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reason
        words
        state
        at
        handledAt
        revision
        handledBy {
          name
        }
      }
    }
  }
`);

const HandleDocument = graphql(`
  mutation HandleFeedback($input: ArticleFeedbackHandleInput!) {
    articleFeedbackHandle(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Why an article did not help, as the address narrows it. */
export async function loadFeedback(asked: Asked, id: string) {
  const { searchParams } = new URL(asked.request.url);
  const state = searchParams.get("state") === "handled" ? "HANDLED" : "OPEN";
  const { after } = pageTrail(searchParams);
  const { deskArticle, articleFeedback } = await askDesk(asked, FeedbackDocument, { id, state, after });
  if (deskArticle === null) throw new Response(null, { status: 404 });
  return { article: deskArticle, state, feedback: articleFeedback.nodes, pageInfo: articleFeedback.pageInfo };
}

export type ShownFeedback = Awaited<ReturnType<typeof loadFeedback>>["feedback"][number];

/** Says that feedback was dealt with, or waits again; what the API says against it comes back. */
export async function handleFeedback(asked: Asked, form: FormData): Promise<string | null> {
  const input = { feedbackId: textOf(form, "feedbackId"), handled: textOf(form, "handled") === "yes" };
  const { userErrors } = (await askDesk(asked, HandleDocument, { input })).articleFeedbackHandle;
  return userErrors[0]?.message ?? null;
}
