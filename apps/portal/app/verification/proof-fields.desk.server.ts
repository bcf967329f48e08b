import { graphql } from "../gql/desk/index.js";

/** What staff see of a proof: how far it is, never what would prove it. */
export const DeskProofFields = graphql(`
  fragment DeskProofFields on Ticket {
    id
    number
    kind
    disclosedUntil
    verification {
      state
      action
      method
      expiresAt
      firstApproved
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
      handleProof {
        allowed
        message
      }
    }
  }
`);
