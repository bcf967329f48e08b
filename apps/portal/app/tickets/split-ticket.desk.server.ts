import { randomUUID } from "node:crypto";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, textsOf } from "../ui/form-fields.js";
import { findKind } from "./request-kinds.js";

const SplitPageDocument = graphql(`
  query SplitPage($number: Int!) {
    supportPolicy {
      requestKinds {
        kind
        title
      }
    }
    ticket(number: $number) {
      id
      number
      subject
      kind
      version
      requester {
        name
      }
      viewerCanOrder {
        allowed
        message
      }
      timeline(first: 100) {
        nodes {
          __typename
          ... on Reply {
            id
            at
            bodyMarkdown
            author {
              name
              staff
            }
            mergedFrom {
              number
            }
          }
        }
      }
    }
  }
`);

const SplitDocument = graphql(`
  mutation SplitTicket($input: TicketSplitInput!) {
    ticketSplit(input: $input) {
      ticket {
        number
      }
      userErrors {
        message
      }
    }
  }
`);

const SHOWN_CHARACTERS = 280;

/** The ticket, and what its customer wrote to it. */
export async function loadSplitPage(asked: Asked, number: number) {
  const { ticket, supportPolicy } = await askDesk(asked, SplitPageDocument, { number });
  if (ticket === null) throw new Response(null, { status: 404 });
  const { timeline, ...rest } = ticket;
  const messages = timeline.nodes.flatMap((item) =>
    item.__typename === "Reply" && !item.author.staff && item.mergedFrom === null
      ? [
          {
            id: item.id,
            at: item.at,
            by: item.author.name,
            text: item.bodyMarkdown.slice(0, SHOWN_CHARACTERS),
          },
        ]
      : [],
  );
  return { ticket: rest, messages, kinds: supportPolicy.requestKinds, idempotencyKey: randomUUID() };
}

export type SplitPage = Awaited<ReturnType<typeof loadSplitPage>>;

export type Split = { done: true; number: number } | { done: false; message: string; subject: string };

export async function splitTicket(asked: Asked, form: FormData): Promise<Split> {
  const subject = textOf(form, "subject");
  const input = {
    ticketId: textOf(form, "ticketId"),
    version: Number(textOf(form, "version")),
    messageIds: textsOf(form, "message"),
    subject,
    kind: findKind(textOf(form, "kind")),
    idempotencyKey: textOf(form, "idempotencyKey"),
  };
  const { ticket, userErrors } = (await askDesk(asked, SplitDocument, { input })).ticketSplit;
  return ticket === null
    ? { done: false, message: userErrors[0]?.message ?? "Nothing was changed.", subject }
    : { done: true, number: ticket.number };
}
