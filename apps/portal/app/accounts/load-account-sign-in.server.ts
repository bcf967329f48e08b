import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { requireViewer } from "../frame/require-viewer.server.js";

const AccountSignInDocument = graphql(`
  query AccountSignIn($accountId: ID!) {
    accountSignIn(accountId: $accountId) {
      callbackUrl
      viewerCanChange {
        allowed
      }
      domains {
        domain
        provenAt
        recordName
        recordValue
      }
      provider {
        issuer
        clientId
        mode
        testedAt
      }
    }
  }
`);

/** How the people of an account sign in: of the one that was chosen, or of the first that the reader administers. */
export async function loadAccountSignIn(asked: Asked) {
  const { memberships } = await requireViewer(asked);
  const accounts = memberships
    .filter(({ role, active }) => active && role === "ADMIN")
    .map(({ account }) => account);
  const wanted = new URL(asked.request.url).searchParams.get("account");
  const account = wanted === null ? accounts[0] : accounts.find(({ id }) => id === wanted);
  if (account === undefined) throw new Response(null, { status: 404 });
  const { accountSignIn } = await askApi(asked, AccountSignInDocument, { accountId: account.id });
  if (accountSignIn === null || accountSignIn === undefined) throw new Response(null, { status: 404 });
  const { viewerCanChange, ...signIn } = accountSignIn;
  return { accounts, account, ...signIn, mayChange: viewerCanChange.allowed };
}

export type AccountSignInPage = Awaited<ReturnType<typeof loadAccountSignIn>>;
