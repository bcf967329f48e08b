import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const SuggestIssuesDocument = graphql(`
  query SuggestKnownIssues($text: String!) {
    knownIssuesLike(text: $text, first: 3) {
      id
      number
      title
      state
      viewerReported
    }
  }
`);

/** So much of what was typed is compared. */
const longest = 500;

/** Known issues that may be what is being typed about. None when the API does not answer: suggestions help, and nothing waits for them. */
export async function suggestIssues(asked: Asked, subject: string, body: string) {
  const text = `${subject} ${body}`.trim().slice(0, longest);
  if (text.length < 3) return [];
  try {
    return (await askApi(asked, SuggestIssuesDocument, { text })).knownIssuesLike;
  } catch {
    return [];
  }
}

export type SuggestedIssue = Awaited<ReturnType<typeof suggestIssues>>[number];
