import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const ReportDocument = graphql(`
  mutation ReportKnownIssue($input: KnownIssueReportInput!) {
    knownIssueReport(input: $input) {
      knownIssue {
        number
      }
      userErrors {
        message
      }
    }
  }
`);

/** "I have this too": null when it is counted, or what the API says against it. */
export async function reportIssue(
  asked: Asked,
  knownIssueId: string,
  accountId: string,
): Promise<string | null> {
  const input = { knownIssueId, accountId: accountId === "" ? null : accountId };
  const { userErrors } = (await askApi(asked, ReportDocument, { input })).knownIssueReport;
  return userErrors[0]?.message ?? null;
}
