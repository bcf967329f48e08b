import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { safeReturnTo, signInHref } from "../sign-in/return-to.js";

const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      deskNeedsSecondFactor
      person {
        id
        name
        email
      }
      staff {
        id
        name
        role
      }
      accountChoices {
        chosen
      }
      memberships {
        role
        active
        account {
          id
          name
        }
      }
    }
  }
`);

/** The person who is signed in, with memberships and staff role; others are sent to sign in and come back. */
export async function requireViewer(asked: Asked) {
  const viewer = asked.context.signedIn ? (await askApi(asked, ViewerDocument)).viewer : null;
  if (viewer?.person == null) throw redirect(signInHref(asked.request.url));
  requireChoice(asked, viewer.accountChoices);
  return { ...viewer, person: viewer.person };
}

/** Whoever belongs to several accounts is asked first for which one they speak. The desk is nobody's account. */
export function requireChoice({ request }: Asked, choices: readonly { chosen: boolean }[]): void {
  const { pathname, search } = new URL(request.url);
  if (choices.length < 2 || choices.some(({ chosen }) => chosen) || /^\/desk\b/.test(pathname)) return;
  const next = safeReturnTo(pathname.replace(/\.data$/, "") + search);
  throw redirect(`/account/choose?${new URLSearchParams({ next })}`);
}
