import { graphql } from "../gql/index.js";

export const TicketPeopleFields = graphql(`
  fragment TicketPeopleFields on Ticket {
    visibility
    handoverOfferedAt
    participants {
      id
      name
    }
    viewerCan {
      share {
        allowed
      }
      leave {
        allowed
      }
      takeOver {
        allowed
      }
      rate {
        allowed
      }
    }
    viewerRating {
      rating
      words
    }
  }
`);
