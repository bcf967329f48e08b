import { graphql } from "../gql/index.js";

/** What the box of proof shows. */
export const ProofFields = graphql(`
  fragment ProofFields on Ticket {
    id
    number
    verification {
      state
      action
      method
      sentToRequester
      attemptsLeft
      expiresAt
    }
    account {
      deletion {
        id
        state
        runsAt
        stoppedBy
      }
    }
    viewerCan {
      proveIdentity {
        allowed
      }
    }
  }
`);
