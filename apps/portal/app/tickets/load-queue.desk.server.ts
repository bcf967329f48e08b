import { loadDesk } from "../desk/load-desk.desk.server.js";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { loadDoneBulkAct } from "./bulk-act.desk.server.js";
import { addressOfFilter, narrowingOf, listParameters } from "./queue-address.js";
import { queueView } from "./queue-views.js";
import { loadTicketViews } from "./ticket-views.desk.server.js";

const QueueDocument = graphql(`
  query Queue($after: String, $filter: QueueFilter) {
    queueCounts {
      open
      production
      unassigned
      mine
      waiting
      breaching
      missed
    }
    readingAlerts {
      personName
      what
      at
    }
    supportPolicy {
      plans {
        level
        title
      }
      requestKinds {
        kind
        title
      }
    }
    queue(first: 30, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        version
        tags {
          id
          name
        }
        number
        subject
        kind
        state
        priority
        receivedAt
        holdReason
        dueAt
        production {
          rejected {
            reason
          }
        }
        account {
          name
        }
        requester {
          name
        }
        decision {
          level
        }
        assignee {
          id
          name
        }
      }
    }
  }
`);

const AccountNameDocument = graphql(`
  query AccountName($id: ID!) {
    node(id: $id) {
      __typename
      ... on Account {
        name
      }
    }
  }
`);

/** One page of the queue, in the order of the policy. */
export async function loadQueue(asked: Asked) {
  const { staff } = await loadDesk(asked);
  const { searchParams } = new URL(asked.request.url);
  const { views, ...known } = await loadTicketViews(asked);
  const saved = views.find(({ id }) => id === searchParams.get("view")) ?? null;
  const narrowing = narrowingOf(searchParams);
  const view = queueView(searchParams.get("view"));
  const accountId = searchParams.get("account");
  const ofAccount = accountId === null || accountId === "" ? {} : { accountId };
  const filter = narrowing ?? { ...(saved?.filter ?? view.filter), ...ofAccount };
  const { after } = pageTrail(searchParams);
  const { queue, queueCounts, readingAlerts, supportPolicy } = await askDesk(asked, QueueDocument, {
    after,
    filter,
  });
  const now = new Date();
  return {
    ...known,
    views,
    saved,
    view: narrowing === null ? (saved?.id ?? view.name) : null,
    narrowed: narrowing !== null,
    narrowing: addressOfFilter(filter).toString(),
    listAddress: listParameters(searchParams).toString(),
    exportHref:
      filter.breaching === true ? null : `/desk/exports/tickets.csv?${addressOfFilter(filter).toString()}`,
    back: `/desk?${listParameters(searchParams).toString()}`,
    done: await loadDoneBulkAct(asked, searchParams.get("did")),
    me: staff.id,
    requestKinds: supportPolicy.requestKinds,
    counts: queueCounts,
    readingAlerts,
    pageInfo: queue.pageInfo,
    role: staff.role,
    account: accountId === null ? null : { id: accountId, name: await accountName(asked, accountId) },
    tickets: queue.nodes.map((ticket) => ({
      ...ticket,
      claimStands: ticket.production !== null && ticket.production.rejected === null,
      due: ticket.dueAt === null ? null : dueWords(ticket.dueAt, now),
      mine: ticket.assignee?.id === staff.id,
      kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === ticket.kind)?.title ?? ticket.kind,
      levelTitle: supportPolicy.plans.find(({ level }) => level === ticket.decision?.level)?.title ?? null,
      received: relativeTime(ticket.receivedAt, now),
    })),
  };
}

function dueWords(dueAt: string, now: Date): { words: string; missed: boolean } {
  const missed = new Date(dueAt) < now;
  return { words: `${missed ? "Was due" : "Due"} ${relativeTime(dueAt, now)}`, missed };
}

/** Null where there is no such account. */
async function accountName(asked: Asked, id: string): Promise<string | null> {
  const { node } = await askDesk(asked, AccountNameDocument, { id });
  return node?.__typename === "Account" ? node.name : null;
}

export type QueuePage = Awaited<ReturnType<typeof loadQueue>>;
