import { randomUUID } from "node:crypto";
import { loadFixQuestion } from "../defects/fix-question.server.js";
import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { viewDecision } from "./decision-view.js";
import { mergedHref } from "./merged-href.js";
import { queuePlaceWords } from "./queue-place-words.js";

const TicketDocument = graphql(`
  query Ticket($number: Int!, $after: String) {
    supportPolicy {
      ...PolicyWordsFields
      hours {
        openNow
        nextOpening
        closesAt
      }
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
      solvedAt
      holdReason
      account {
        name
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
      }
      assignee {
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
      responseTimes {
        ...ResponseTimeFields
      }
      decision {
        ...DecisionFields
      }
      ...TicketPeopleFields
      ...ProofFields
      viewerCan {
        reply {
          allowed
          message
        }
      }
      timeline(first: 100, after: $after) {
        ...TimelineFields
      }
    }
  }
`);

/** A ticket of the reader's own accounts. Unknown and foreign numbers look the same: 404. */
export async function loadTicket(asked: Asked, number: number) {
  const { after } = pageTrail(new URL(asked.request.url).searchParams);
  const { ticket, supportPolicy } = await askApi(asked, TicketDocument, { number, after });
  if (ticket === null) throw new Response(null, { status: 404 });
  if (ticket.mergedInto !== null) throw redirect(mergedHref("/tickets", ticket.mergedInto.number, number));
  return {
    ticket,
    kindTitle: supportPolicy.requestKinds.find(({ kind }) => kind === ticket.kind)?.title ?? ticket.kind,
    hours: supportPolicy.hours,
    decision: ticket.decision === null ? null : viewDecision(ticket.decision, supportPolicy, new Date()),
    place: ticket.queuePlace === null ? null : queuePlaceWords(ticket.queuePlace, ticket.priority),
    fix: await loadFixQuestion(asked, number),
    idempotencyKey: randomUUID(),
  };
}

export type TicketPage = Awaited<ReturnType<typeof loadTicket>>;
