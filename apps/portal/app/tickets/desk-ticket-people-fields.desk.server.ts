import { graphql } from "../gql/desk/index.js";

export const DeskTicketPeopleFields = graphql(`
  fragment DeskTicketPeopleFields on Ticket {
    visibility
    handoverOfferedAt
    participants {
      id
      name
    }
    ratings {
      id
      rating
      words
      at
      person {
        name
      }
    }
    viewerCan {
      share {
        allowed
      }
      handOver {
        allowed
      }
    }
  }
`);
