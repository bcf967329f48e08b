import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";

const TicketListDocument = graphql(`
  query TicketList($after: String, $accountId: ID, $open: Boolean) {
    viewer {
      viewerCan {
        openTickets {
          allowed
          message
        }
      }
      memberships {
        role
        active
        account {
          id
          name
        }
      }
    }
    supportPolicy {
      requestKinds {
        kind
        title
      }
    }
    tickets(first: 20, after: $after, accountId: $accountId, open: $open) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        number
        subject
        kind
        state
        queuePlace
        updatedAt
        production {
          resource
        }
        account {
          id
          name
        }
      }
    }
  }
`);

/** The tickets of the accounts that the reader administers: the open ones, unless all are asked for. */
export async function loadTicketList(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const all = searchParams.get("show") === "all";
  const accountId = searchParams.get("account");
  const { viewer, supportPolicy, tickets } = await askApi(asked, TicketListDocument, {
    after: pageTrail(searchParams).after,
    accountId: accountId === "" ? null : accountId,
    open: all ? null : true,
  });
  const now = new Date();
  return {
    all,
    accountId,
    accounts: viewer.memberships
      .filter(({ active, role }) => active && role === "ADMIN")
      .map(({ account }) => account),
    mayOpen: viewer.viewerCan.openTickets,
    totalCount: tickets.totalCount,
    pageInfo: tickets.pageInfo,
    tickets: tickets.nodes.map((ticket) => ({
      ...ticket,
      kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === ticket.kind)?.title ?? ticket.kind,
      updated: relativeTime(ticket.updatedAt, now),
    })),
  };
}

export type TicketListPage = Awaited<ReturnType<typeof loadTicketList>>;
