import { graphql } from "../gql/index.js";

/** What lists and pages tell of a known issue. */
export const KnownIssueFields = graphql(`
  fragment KnownIssueFields on KnownIssue {
    number
    title
    state
    critical
    components
    fixedVersion
    updatedAt
    affectedAccounts
  }
`);
