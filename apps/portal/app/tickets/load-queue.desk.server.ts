import { loadDesk } from "../desk/load-desk.desk.server.js";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { queueView } from "./queue-views.js";

const QueueDocument = graphql(`
  query Queue($after: String, $filter: QueueFilter) {
    queueCounts {
      open
      production
      unassigned
      mine
      waiting
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
        priority
        receivedAt
        production {
          resource
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

/** One page of the queue, in the order of the policy. */
export async function loadQueue(asked: Asked) {
  const { staff } = await loadDesk(asked);
  const { searchParams } = new URL(asked.request.url);
  const view = queueView(searchParams.get("view"));
  const { after } = pageTrail(searchParams);
  const { queue, queueCounts, supportPolicy } = await askDesk(asked, QueueDocument, {
    after,
    filter: view.filter,
  });
  const now = new Date();
  return {
    view: view.name,
    counts: queueCounts,
    pageInfo: queue.pageInfo,
    totalCount: queue.totalCount,
    tickets: queue.nodes.map((ticket) => ({
      ...ticket,
      mine: ticket.assignee?.id === staff.id,
      kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === ticket.kind)?.title ?? ticket.kind,
      levelTitle: supportPolicy.plans.find(({ level }) => level === ticket.decision?.level)?.title ?? null,
      received: relativeTime(ticket.receivedAt, now),
    })),
  };
}

export type QueuePage = Awaited<ReturnType<typeof loadQueue>>;
