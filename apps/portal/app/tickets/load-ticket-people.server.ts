import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const TicketPeopleDocument = graphql(`
  query TicketPeople($number: Int!) {
    viewer {
      person {
        id
      }
    }
    ticket(number: $number) {
      id
      number
      subject
      state
      version
      account {
        id
        name
        viewerCan {
          seeMembers {
            allowed
          }
        }
      }
      requester {
        id
        name
      }
      ...TicketPeopleFields
    }
  }
`);

const MembersDocument = graphql(`
  query AccountMembers($accountId: ID!, $search: String) {
    accountMembers(accountId: $accountId, search: $search, first: 100) {
      email
      role
      person {
        id
        name
      }
    }
  }
`);

/** Who reads a ticket, and whom of the account one may add. Unknown and foreign numbers look the same: 404. */
export async function loadTicketPeople(asked: Asked, number: number) {
  const { viewer, ticket } = await askApi(asked, TicketPeopleDocument, { number });
  if (ticket === null) throw new Response(null, { status: 404 });
  const { account, viewerCan } = ticket;
  const members =
    account !== null && viewerCan.share.allowed && account.viewerCan.seeMembers.allowed
      ? await findMembers(asked, account.id, "")
      : [];
  const readers = new Set([ticket.requester?.id, ...ticket.participants.map(({ id }) => id)]);
  return {
    ticket,
    me: viewer.person?.id ?? null,
    others: members.filter(({ person }) => !readers.has(person.id)),
  };
}

export async function findMembers(asked: Asked, accountId: string, search: string) {
  return (await askApi(asked, MembersDocument, { accountId, search })).accountMembers;
}

export type TicketPeoplePage = Awaited<ReturnType<typeof loadTicketPeople>>;
