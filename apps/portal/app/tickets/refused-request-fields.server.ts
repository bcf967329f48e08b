import { graphql } from "../gql/index.js";

/** What the pages of a refused request show of it, apart from the decisions' own words. */
export const RefusedRequestFields = graphql(`
  fragment RefusedRequestFields on RefusedRequest {
    id
    at
    kind
    subject
    body
    version
    account {
      id
      name
    }
    person {
      id
      name
    }
    decision {
      ...DecisionFields
    }
    decidedAnew {
      at
      decision {
        ...DecisionFields
      }
    }
    contest {
      state
      words
      contestedAt
      outcome
      answer
      answeredAt
    }
    ticket {
      number
    }
    viewerCan {
      contest {
        allowed
        code
        message
      }
      withdraw {
        allowed
      }
    }
  }
`);
