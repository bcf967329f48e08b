import { graphql } from "../gql/index.js";

/** What `viewDecision` reads of a decision. */
export const DecisionFields = graphql(`
  fragment DecisionFields on Decision {
    outcome
    level
    convertedTo
    supportEndsAt
    policyVersion
    decidedAt
    opensTicket
    factsJson
    reasons {
      code
      clause
      clauseUrl
      message
      nextSteps {
        kind
        label
        href
      }
    }
  }
`);

/** What `viewDecision` reads of the policy: the words for what a decision names. */
export const PolicyWordsFields = graphql(`
  fragment PolicyWordsFields on SupportPolicy {
    hours {
      zone
      zoneName
    }
    plans {
      level
      title
    }
    requestKinds {
      kind
      title
      description
    }
    clauses {
      id
      title
      body
    }
  }
`);
