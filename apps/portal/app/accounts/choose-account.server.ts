import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, post, type Asked } from "../graphql/api.server.js";
import { signInHref } from "../sign-in/return-to.js";

const AccountChoicesDocument = graphql(`
  query AccountChoices {
    viewer {
      person {
        id
      }
      accountChoices {
        id
        name
        chosen
      }
    }
  }
`);

/** Between which accounts the reader chooses. */
export async function loadAccountChoices(asked: Asked) {
  const viewer = asked.context.signedIn ? (await askApi(asked, AccountChoicesDocument)).viewer : null;
  if (viewer?.person == null) throw redirect(signInHref(asked.request.url));
  return viewer.accountChoices;
}

/** Whether the reader may speak for the account, and does from now on. */
export async function chooseAccount(asked: Asked, accountId: string): Promise<boolean> {
  const answer = await post(asked, "/auth/account-choice", { accountId });
  await answer.body?.cancel();
  if (answer.status === 401) throw redirect(signInHref(asked.request.url));
  if (answer.status >= 500) throw new Error(`Choosing an account was answered ${answer.status}.`);
  return answer.ok;
}
