import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const PolicyPageDocument = graphql(`
  query PolicyPage {
    supportPolicy {
      version
      company
      product
      clauses {
        id
        title
        body
        section
      }
      plans {
        level
        title
        who
        cells {
          kind
          outcome
          words
        }
      }
      requestKinds {
        kind
        title
      }
      hours {
        zone
        zoneName
        days {
          weekday
          name
          opens
          closes
        }
        openNow
        nextOpening
        closesAt
      }
      holidays {
        date
        name
      }
      protocols
      platforms {
        name
        title
        versions {
          version
          endOfLife
          supported
        }
      }
      contacts {
        id
        label
        address
      }
    }
  }
`);

/** The support policy as its page shows it: all of it comes from the file that decides requests. */
export async function loadPolicyPage(asked: Asked) {
  return (await askApi(asked, PolicyPageDocument)).supportPolicy;
}

export type PolicyPage = Awaited<ReturnType<typeof loadPolicyPage>>;
