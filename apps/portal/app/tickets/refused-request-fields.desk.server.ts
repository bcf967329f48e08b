import { graphql } from "../gql/desk/index.js";

/** As in the public API, with what staff see besides. */
export const DeskRefusedRequestFields = graphql(`
  fragment DeskRefusedRequestFields on RefusedRequest {
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
      email
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
      waitedHours
      answeredBy {
        name
      }
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
