import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const TicketOrderDocument = graphql(`
  query TicketOrder($number: Int!) {
    tags(first: 100) {
      name
    }
    ticket(number: $number) {
      id
      version
      viewerCanOrder {
        allowed
      }
      tags {
        id
        name
      }
      links {
        id
        kind
        reversed
        ticket {
          id
          number
          subject
          account {
            name
          }
        }
      }
      mergedInto {
        number
        subject
      }
      merged {
        id
        number
        subject
        version
      }
    }
  }
`);

const TagTicketDocument = graphql(`
  mutation TagTicket($input: TicketTagInput!) {
    ticketTag(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const LinkTicketDocument = graphql(`
  mutation LinkTicket($input: TicketLinkInput!) {
    ticketLink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnlinkTicketDocument = graphql(`
  mutation UnlinkTicket($input: TicketUnlinkInput!) {
    ticketUnlink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnmergeTicketDocument = graphql(`
  mutation UnmergeTicket($input: TicketUnmergeInput!) {
    ticketUnmerge(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const TicketIdDocument = graphql(`
  query TicketId($number: Int!) {
    ticket(number: $number) {
      id
    }
  }
`);

/** What puts a ticket in order: its tags, what it is linked with, what was merged into it. */
export async function loadTicketOrder(asked: Asked, number: number) {
  const { ticket, tags } = await askDesk(asked, TicketOrderDocument, { number });
  if (ticket === null) throw new Response(null, { status: 404 });
  return { ...ticket, knownTags: tags.map(({ name }) => name) };
}

export type TicketOrder = Awaited<ReturnType<typeof loadTicketOrder>>;

/** "#1042", "1042", or the address of the ticket's page; null for what names none. */
export function numberIn(text: string): number | null {
  const digits = /^\s*(?:#|\S*\/tickets\/)?([1-9]\d{0,8})(?:[?#].*)?\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

export async function ticketIdOf(asked: Asked, text: string): Promise<string | null> {
  const number = numberIn(text);
  if (number === null) return null;
  return (await askDesk(asked, TicketIdDocument, { number })).ticket?.id ?? null;
}

/** Does what one of the box's forms asks for; null when it is done, else what is said against it. */
export async function orderTicket(asked: Asked, form: FormData): Promise<string | null> {
  const ticketId = textOf(form, "ticketId");
  switch (textOf(form, "intent")) {
    case "tag": {
      const add = textOf(form, "tags").split(",");
      return first((await askDesk(asked, TagTicketDocument, { input: { ticketId, add } })).ticketTag);
    }
    case "untag": {
      const remove = [textOf(form, "tag")];
      return first((await askDesk(asked, TagTicketDocument, { input: { ticketId, remove } })).ticketTag);
    }
    case "link": {
      const otherId = await ticketIdOf(asked, textOf(form, "other"));
      if (otherId === null) return "There is no ticket with this number.";
      const kind = textOf(form, "kind") === "DUPLICATE" ? "DUPLICATE" : "RELATED";
      const input = { ticketId, otherId, kind } as const;
      return first((await askDesk(asked, LinkTicketDocument, { input })).ticketLink);
    }
    case "unlink": {
      const input = { ticketId, otherId: textOf(form, "otherId") };
      return first((await askDesk(asked, UnlinkTicketDocument, { input })).ticketUnlink);
    }
    case "unmerge": {
      const input = { ticketId: textOf(form, "mergedId"), version: Number(textOf(form, "version")) };
      return first((await askDesk(asked, UnmergeTicketDocument, { input })).ticketUnmerge);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function first({ userErrors }: { userErrors: readonly { message: string }[] }): string | null {
  return userErrors[0]?.message ?? null;
}
