import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { pageTrail } from "../ui/page-trail.js";

const FeedbackRequestsDocument = graphql(`
  query FeedbackRequests($read: Boolean, $after: String) {
    feedbackRequests(first: 20, read: $read, after: $after) {
      unreadCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        subject
        body
        readAt
        account {
          name
        }
        person {
          name
          email
        }
        readBy {
          name
        }
      }
    }
  }
`);

const FeedbackReadDocument = graphql(`
  mutation ReadFeedback($input: FeedbackReadInput!) {
    feedbackRead(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** What customers and visitors think, as the address narrows it: what nobody read yet, unless all is asked for. */
export async function loadFeedbackRequests(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const read = searchParams.get("show") === "read";
  const { after } = pageTrail(searchParams);
  const { feedbackRequests } = await askDesk(asked, FeedbackRequestsDocument, { read, after });
  return {
    read,
    unreadCount: feedbackRequests.unreadCount,
    feedback: feedbackRequests.nodes,
    pageInfo: feedbackRequests.pageInfo,
  };
}

export type FeedbackRequestsPage = Awaited<ReturnType<typeof loadFeedbackRequests>>;

/** Says that one read it, or leaves it to others; what the API says against it comes back. */
export async function readFeedback(asked: Asked, form: FormData): Promise<string | null> {
  const input = { feedbackId: textOf(form, "feedbackId"), read: textOf(form, "read") === "yes" };
  const { userErrors } = (await askDesk(asked, FeedbackReadDocument, { input })).feedbackRead;
  return userErrors[0]?.message ?? null;
}
