import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { requireViewer } from "../frame/require-viewer.server.js";

const PeopleDocument = graphql(`
  query AccountPeople($accountId: ID!) {
    accountMembers(accountId: $accountId, first: 100) {
      email
      role
      person {
        id
        name
      }
    }
    accountInvitations(accountId: $accountId) {
      id
      email
      role
      expiresAt
    }
  }
`);

/** The accounts whose people the reader manages, and the people of the one that was chosen: of the first unless it is said. */
export async function loadPeople(asked: Asked) {
  const { person, memberships } = await requireViewer(asked);
  const accounts = memberships
    .filter(({ role, active }) => active && role === "ADMIN")
    .map(({ account }) => account);
  const wanted = new URL(asked.request.url).searchParams.get("account");
  const account = wanted === null ? accounts[0] : accounts.find(({ id }) => id === wanted);
  if (account === undefined) throw new Response(null, { status: 404 });
  const { accountMembers, accountInvitations } = await askApi(asked, PeopleDocument, {
    accountId: account.id,
  });
  return { self: person.id, accounts, account, members: accountMembers, invitations: accountInvitations };
}
