import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";

const TicketListDocument = graphql(`
  query TicketList($after: String, $accountId: ID, $open: Boolean, $relation: TicketRelation) {
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
    tickets(first: 20, after: $after, accountId: $accountId, open: $open, relation: $relation) {
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
        visibility
        handoverOfferedAt
        production {
          resource
          rejected {
            reason
          }
        }
        account {
          id
          name
        }
      }
    }
  }
`);

const relations = { mine: "MINE", shared: "SHARED_WITH_ME" } as const;

/** The tickets that the reader may read: the open ones, unless all are asked for; their own or those shared with them alone. */
export async function loadTicketList(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const all = searchParams.get("show") === "all";
  const accountId = searchParams.get("account");
  const given = searchParams.get("of");
  const of = given === "mine" || given === "shared" ? given : null;
  const { viewer, supportPolicy, tickets } = await askApi(asked, TicketListDocument, {
    after: pageTrail(searchParams).after,
    accountId: accountId === "" ? null : accountId,
    open: all ? null : true,
    relation: of === null ? null : relations[of],
  });
  const now = new Date();
  return {
    all,
    of,
    accountId,
    accounts: viewer.memberships.filter(({ active }) => active).map(({ account }) => account),
    administers: viewer.memberships.some(({ active, role }) => active && role === "ADMIN"),
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
