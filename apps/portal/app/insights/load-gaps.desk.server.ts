import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { readGapState } from "./gap-states.js";

const GapsDocument = graphql(`
  query Gaps($state: GapState, $after: String) {
    gapCounts {
      state
      count
    }
    gaps(state: $state, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        state
        reason
        actors
        searches
        tickets
        lastAt
        samples {
          source
          text
          actors
        }
        article {
          id
          head {
            title
          }
          published {
            number
          }
        }
        measured {
          publishedOn
          before {
            ...GapActivityFields
          }
          after {
            ...GapActivityFields
          }
        }
        viewerCan {
          draft {
            allowed
            message
          }
          close {
            allowed
            message
          }
          dismiss {
            allowed
            message
          }
          reopen {
            allowed
            message
          }
        }
      }
    }
  }

  fragment GapActivityFields on GapActivity {
    days
    searches
    opened
    tickets
  }
`);

/** Gaps in the state that the address asks for, those that most people ask about first. */
export async function loadGaps(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const state = readGapState(searchParams.get("state"));
  const { after } = pageTrail(searchParams);
  const { gapCounts, gaps } = await askDesk(asked, GapsDocument, { state, after });
  const now = new Date();
  return {
    state,
    looking: searchParams.get("looking") === "1",
    counts: gapCounts,
    pageInfo: gaps.pageInfo,
    gaps: gaps.nodes.map((gap) => ({ ...gap, last: relativeTime(gap.lastAt, now) })),
  };
}

export type GapsPage = Awaited<ReturnType<typeof loadGaps>>;
export type ShownGap = GapsPage["gaps"][number];
