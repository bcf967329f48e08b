import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { readIssueNumber } from "./issue-words.js";

const DefectIdDocument = graphql(`
  query DefectId($number: Int!) {
    defect(number: $number) {
      id
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

const LinkDocument = graphql(`
  mutation LinkTicketToDefect($input: DefectTicketInput!) {
    defectTicketLink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnlinkDocument = graphql(`
  mutation UnlinkTicketFromDefect($input: DefectTicketInput!) {
    defectTicketUnlink(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

interface Link {
  defectId: string;
  ticketId: string;
}

const largest = 2_147_483_647;

/** Of the defect that somebody names `D-12` or `12`; null where there is none. */
export async function findDefectId(asked: Asked, named: string): Promise<string | null> {
  const number = readIssueNumber(named);
  if (number === null || number > largest) return null;
  return (await askDesk(asked, DefectIdDocument, { number })).defect?.id ?? null;
}

/** Of the ticket that somebody names `#12` or `12`; null where there is none. */
export async function findTicketId(asked: Asked, named: string): Promise<string | null> {
  const number = Number(/^#?([1-9]\d{0,9})$/.exec(named)?.[1] ?? 0);
  if (number === 0 || number > largest) return null;
  return (await askDesk(asked, TicketIdDocument, { number })).ticket?.id ?? null;
}

/** Null when it is done, or what the API says against it; as the next one. */
export async function linkToDefect(asked: Asked, input: Link): Promise<string | null> {
  return (await askDesk(asked, LinkDocument, { input })).defectTicketLink.userErrors[0]?.message ?? null;
}

export async function unlinkFromDefect(asked: Asked, input: Link): Promise<string | null> {
  return (await askDesk(asked, UnlinkDocument, { input })).defectTicketUnlink.userErrors[0]?.message ?? null;
}
