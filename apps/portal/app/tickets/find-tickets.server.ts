import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { numberAskedFor } from "./ticket-number-asked.js";

const FindMyTicketsDocument = graphql(`
  query FindMyTickets($query: String!, $after: String) {
    ticketSearch(query: $query, first: 20, after: $after) {
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

const MyNumberDocument = graphql(`
  query MyNumber($number: Int!) {
    ticket(number: $number) {
      number
    }
  }
`);

/** What the words of the address find among the tickets that the reader may read; null where there are no words. */
export async function findMyTickets(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const query = searchParams.get("q")?.trim() ?? "";
  if (query === "") return null;
  const number = numberAskedFor(query);
  if (number !== null) {
    const { ticket } = await askApi(asked, MyNumberDocument, { number });
    if (ticket !== null) throw redirect(`/tickets/${ticket.number}`);
  }
  const { after } = pageTrail(searchParams);
  const { ticketSearch } = await askApi(asked, FindMyTicketsDocument, { query, after });
  const now = new Date();
  return {
    query,
    pageInfo: ticketSearch.pageInfo,
    hits: ticketSearch.nodes.map(({ ticket, passage }) => ({
      passage,
      ticket: { ...ticket, updated: relativeTime(ticket.updatedAt, now) },
    })),
  };
}

export type FoundTickets = NonNullable<Awaited<ReturnType<typeof findMyTickets>>>;
