import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { issueHref, readIssueNumber } from "./issue-words.js";

const KnownIssueDocument = graphql(`
  query KnownIssue($number: Int!) {
    viewer {
      memberships {
        active
        account {
          id
          name
        }
      }
    }
    knownIssue(number: $number) {
      ...KnownIssueFields
      id
      bodyHtml
      affectedVersions
      publishedAt
      fixedAt
      viewerReported
      viewerCan {
        report {
          allowed
          code
          message
        }
      }
      workaround {
        slug
        title
        summary
        audience
      }
    }
  }
`);

/** A known issue under its one address. What is not published is as unknown as what does not exist. */
export async function loadKnownIssue(asked: Asked, address: string | undefined) {
  const number = readIssueNumber(address);
  if (number === null || number > 2_147_483_647) throw new Response(null, { status: 404 });
  const { viewer, knownIssue } = await askApi(asked, KnownIssueDocument, { number });
  if (knownIssue == null) throw new Response(null, { status: 404 });
  const { pathname, search } = new URL(asked.request.url);
  if (pathname !== issueHref(number)) throw redirect(issueHref(number) + search, 301);
  return {
    issue: knownIssue,
    signedIn: asked.context.signedIn,
    accounts: viewer.memberships.filter(({ active }) => active).map(({ account }) => account),
  };
}

export type KnownIssuePage = Awaited<ReturnType<typeof loadKnownIssue>>;
