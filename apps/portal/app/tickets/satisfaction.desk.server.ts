import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";

const SatisfactionDocument = graphql(`
  query Satisfaction($after: String, $rating: Rating, $staffId: ID) {
    viewer {
      staff {
        id
        role
      }
    }
    staffMembers {
      id
      name
      role
    }
    satisfactionShares(staffId: $staffId) {
      days
      good
      bad
    }
    satisfactionRatings(first: 20, after: $after, filter: { rating: $rating, staffId: $staffId }) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        rating
        words
        at
        person {
          name
        }
        staffMember {
          name
        }
        ticket {
          number
          subject
          account {
            name
          }
        }
      }
    }
  }
`);

const shown = { good: "GOOD", bad: "BAD" } as const;

/** What customers said of solved tickets, as the address narrows it. An agent sees those of their own. */
export async function loadSatisfaction(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const show = searchParams.get("show");
  const rating = show === "good" || show === "bad" ? show : null;
  const staffId = searchParams.get("staff") || null;
  const { viewer, staffMembers, satisfactionShares, satisfactionRatings } = await askDesk(
    asked,
    SatisfactionDocument,
    { after: pageTrail(searchParams).after, rating: rating === null ? null : shown[rating], staffId },
  );
  return {
    rating,
    staffId,
    seesAll: viewer.staff?.role === "LEAD",
    staff: staffMembers.filter(({ role }) => role !== "AUTHOR"),
    shares: satisfactionShares,
    ratings: satisfactionRatings.nodes,
    pageInfo: satisfactionRatings.pageInfo,
  };
}

export type SatisfactionPage = Awaited<ReturnType<typeof loadSatisfaction>>;
