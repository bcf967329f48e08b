import { redirect } from "@remix-run/node";
import type { TicketState } from "../gql/desk/graphql.js";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { numberAskedFor } from "./ticket-number-asked.js";

const FindTicketsDocument = graphql(`
  query FindTickets($query: String!, $states: [TicketState!], $after: String) {
    ticketSearch(query: $query, states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        passage {
          text
          match
        }
        ticket {
          number
          subject
          state
          updatedAt
          account {
            name
          }
        }
      }
    }
  }
`);

const KnownNumberDocument = graphql(`
  query KnownNumber($number: Int!) {
    ticket(number: $number) {
      number
    }
  }
`);

const done: TicketState[] = ["SOLVED", "CLOSED"];
const undone: TicketState[] = ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_DEFECT"];

/** What the words of the address find among all tickets. "#1042" leads to that one. */
export async function findTicketsOnDesk(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const query = searchParams.get("q")?.trim() ?? "";
  const show = searchParams.get("show");
  const number = numberAskedFor(query);
  if (number !== null) {
    const { ticket } = await askDesk(asked, KnownNumberDocument, { number });
    if (ticket !== null) throw redirect(`/desk/tickets/${ticket.number}`);
  }
  const states = show === "open" ? undone : show === "done" ? done : null;
  const { after } = pageTrail(searchParams);
  const { ticketSearch } = await askDesk(asked, FindTicketsDocument, { query, states, after });
  const now = new Date();
  const parameters = new URLSearchParams({ q: query });
  for (const state of states ?? [...undone, ...done]) parameters.append("state", state.toLowerCase());
  return {
    query,
    show: states === null ? "all" : show,
    pageInfo: ticketSearch.pageInfo,
    queueHref: `/desk?${parameters.toString()}`,
    hits: ticketSearch.nodes.map(({ ticket, passage }) => ({
      passage,
      ticket: { ...ticket, updated: relativeTime(ticket.updatedAt, now) },
    })),
  };
}
