import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { numberIn } from "./ticket-order.desk.server.js";

const MergePageDocument = graphql(`
  query MergePage($number: Int!) {
    ticket(number: $number) {
      id
      number
      subject
      state
      version
      account {
        id
        name
      }
      requester {
        name
      }
      mergedInto {
        number
      }
      viewerCanOrder {
        allowed
        message
      }
    }
  }
`);

const MergeCandidatesDocument = graphql(`
  query MergeCandidates($accountId: ID!) {
    queue(
      first: 20
      filter: { accountId: $accountId, states: [OPEN, WAITING_ON_CUSTOMER, WAITING_ON_DEFECT, SOLVED] }
    ) {
      nodes {
        number
        subject
        state
        requester {
          name
        }
      }
    }
  }
`);

const MergeDocument = graphql(`
  mutation MergeTicket($input: TicketMergeInput!) {
    ticketMerge(input: $input) {
      ticket {
        number
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** The ticket, and those of its account that it may go into. */
export async function loadMergePage(asked: Asked, number: number) {
  const { ticket } = await askDesk(asked, MergePageDocument, { number });
  if (ticket === null) throw new Response(null, { status: 404 });
  const others =
    ticket.account === null
      ? []
      : (await askDesk(asked, MergeCandidatesDocument, { accountId: ticket.account.id })).queue.nodes;
  return { ticket, others: others.filter((other) => other.number !== number) };
}

export type MergePage = Awaited<ReturnType<typeof loadMergePage>>;

export type Merged = { done: true; number: number } | { done: false; message: string };

/** Into the one that was chosen, or the one whose number was typed. */
export async function mergeTicket(asked: Asked, form: FormData): Promise<Merged> {
  const typed = textOf(form, "number");
  const number = numberIn(typed === "" ? textOf(form, "into") : typed);
  if (number === null) return { done: false, message: "Choose the ticket that goes on, or type its number." };
  const { ticket: into } = await askDesk(asked, MergePageDocument, { number });
  if (into === null) return { done: false, message: `There is no ticket #${number}.` };
  const input = {
    ticketId: textOf(form, "ticketId"),
    version: Number(textOf(form, "version")),
    intoId: into.id,
    intoVersion: into.version,
  };
  const { ticket, userErrors } = (await askDesk(asked, MergeDocument, { input })).ticketMerge;
  return ticket === null
    ? { done: false, message: userErrors[0]?.message ?? "Nothing was changed." }
    : { done: true, number: ticket.number };
}
