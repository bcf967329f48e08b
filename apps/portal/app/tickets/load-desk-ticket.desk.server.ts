import { randomUUID } from "node:crypto";
import { loadTicketDefect } from "../defects/ticket-defect.desk.server.js";
import { redirect } from "@remix-run/node";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { loadTicketArticles } from "../insights/ticket-articles.desk.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { mergedHref } from "./merged-href.js";
import { loadTicketOrder } from "./ticket-order.desk.server.js";
import { viewDecision } from "./decision-view.js";
import type { UndoableReply } from "./undo-reply.js";

const DeskTicketDocument = graphql(`
  query DeskTicket($number: Int!, $after: String) {
    viewer {
      staff {
        id
      }
    }
    staffMembers {
      id
      name
      role
    }
    supportPolicy {
      ...PolicyWordsFields
    }
    ticket(number: $number) {
      id
      number
      subject
      mergedInto {
        number
      }
      kind
      state
      priority
      queuePlace
      receivedAt
      updatedAt
      solvedAt
      holdReason
      version
      account {
        id
        name
        plan
        billing
        standing
        signedUpAt
        supportLevel
        supportEndsAt
        productionClaims {
          claimed
          rejected
          recent {
            number
            subject
            production {
              rejected {
                reason
              }
            }
          }
        }
      }
      requester {
        name
        email
      }
      assignee {
        id
        name
      }
      production {
        resource
        affected
        since
        rejected {
          reason
          at
          by {
            name
          }
        }
      }
      targets {
        id
        kind
        state
        cause
        targetMinutes
        dueAt
        metAt
        breached
        remainingMinutes
        trace
      }
      responseTimes {
        ...ResponseTimeFields
      }
      decision {
        ...DecisionFields
      }
      searchesBefore {
        query
        at
        hits
        opened {
          slug
          title
        }
      }
      ...DeskTicketPeopleFields
      ...DeskProofFields
      viewerCan {
        reply {
          allowed
          message
        }
        addNote {
          allowed
          message
        }
        assign {
          allowed
          message
        }
        solve {
          allowed
          message
        }
        rejectProduction {
          allowed
        }
        restoreProduction {
          allowed
        }
      }
      timeline(first: 100, after: $after) {
        ...TimelineFields
      }
    }
  }
`);

const OtherTicketsDocument = graphql(`
  query OtherTickets($accountId: ID!) {
    queue(
      first: 11
      filter: {
        accountId: $accountId
        states: [OPEN, WAITING_ON_CUSTOMER, WAITING_ON_DEFECT, SOLVED, CLOSED]
      }
    ) {
      nodes {
        number
        subject
        state
      }
    }
  }
`);

/** A ticket with all that one needs to answer it. */
export async function loadDeskTicket(asked: Asked, number: number) {
  const { after } = pageTrail(new URL(asked.request.url).searchParams);
  const { ticket, supportPolicy, viewer, staffMembers } = await askDesk(asked, DeskTicketDocument, {
    number,
    after,
  });
  if (ticket === null) throw new Response(null, { status: 404 });
  const itself = new URL(asked.request.url).searchParams.has("itself");
  if (ticket.mergedInto !== null && !itself && asked.request.method === "GET") {
    throw redirect(mergedHref("/desk/tickets", ticket.mergedInto.number, number));
  }
  const levelTitle =
    supportPolicy.plans.find(({ level }) => level === ticket.account?.supportLevel)?.title ?? null;
  return {
    ticket,
    levelTitle,
    me: viewer.staff?.id ?? null,
    myName: staffMembers.find(({ id }) => id === viewer.staff?.id)?.name ?? null,
    undoable: undoableReplies(ticket.timeline.nodes),
    staffMembers,
    kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === ticket.kind)?.title ?? ticket.kind,
    decision: ticket.decision === null ? null : viewDecision(ticket.decision, supportPolicy, new Date()),
    about: await loadTicketDefect(asked, number),
    articles: await loadTicketArticles(asked, number, ticket.subject),
    order: await loadTicketOrder(asked, number),
    others: ticket.account === null ? [] : await otherTickets(asked, ticket.account.id, number),
    idempotencyKey: randomUUID(),
  };
}

interface Item {
  id: string;
  customerSeesAt?: string | null;
  viewerCanUndo?: boolean;
  attachments?: { id: string }[];
}

/** Replies that the customer does not see yet. */
function undoableReplies(items: Item[]): UndoableReply[] {
  return items.flatMap(({ id, customerSeesAt, viewerCanUndo = false, attachments = [] }) => {
    if (customerSeesAt == null) return [];
    const secondsLeft = Math.ceil((Date.parse(customerSeesAt) - Date.now()) / 1000);
    return [{ id, secondsLeft, mine: viewerCanUndo, attachmentIds: attachments.map((each) => each.id) }];
  });
}

async function otherTickets(asked: Asked, accountId: string, number: number) {
  const { queue } = await askDesk(asked, OtherTicketsDocument, { accountId });
  return queue.nodes.filter((other) => other.number !== number).slice(0, 10);
}

export type DeskTicketPage = Awaited<ReturnType<typeof loadDeskTicket>>;
