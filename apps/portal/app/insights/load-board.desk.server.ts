import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const BoardDocument = graphql(`
  query Board($days: Int!) {
    supportPolicy {
      hours {
        zoneName
      }
    }
    viewer {
      viewerCan {
        readBoard {
          allowed
          message
        }
      }
    }
    board(days: $days) {
      days {
        date
        arrived
        arrivedWhileClosed
        solved
      }
      backlog {
        fromDays
        toDays
        open
        waiting
      }
      weeks {
        startsOn
        answered
        firstResponseMedian
        firstResponseP90
        solved
        solveMedian
        solveP90
      }
      refusals {
        reason
        total
        admitted
        upheld
        contested
        askedAgain
        nothing
      }
    }
    openContestCount
    refusals(first: 50, filter: { contested: OPEN }) {
      nodes {
        id
        subject
        account {
          name
        }
        decision {
          reasons {
            code
          }
        }
        contest {
          contestedAt
          waitedHours
        }
      }
    }
  }
`);

/** What the page offers to look at; the first one unless another is chosen. */
export const boardLengths = [28, 90] as const;

/** The contests that waited longest come first. */
const shownContests = 10;

/** What a lead looks at in the morning. */
export async function loadBoard(asked: Asked) {
  const given = new URL(asked.request.url).searchParams.get("days");
  const days = boardLengths.find((each) => String(each) === given) ?? boardLengths[0];
  const { board, supportPolicy, viewer, openContestCount, refusals } = await askDesk(asked, BoardDocument, {
    days,
  });
  const contests = refusals.nodes
    .flatMap(({ contest, decision, ...rest }) =>
      contest === null ? [] : [{ ...rest, ...contest, reason: decision.reasons[0]?.code ?? "" }],
    )
    .toSorted((left, right) => right.waitedHours - left.waitedHours)
    .slice(0, shownContests);
  return {
    days,
    zoneName: supportPolicy.hours.zoneName,
    may: viewer.viewerCan.readBoard,
    board,
    openContestCount,
    contests,
  };
}

export type BoardPage = Awaited<ReturnType<typeof loadBoard>>;
