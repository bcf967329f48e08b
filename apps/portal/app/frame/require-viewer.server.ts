import { redirect } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { signInHref } from "../sign-in/return-to.js";

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
  return { ...viewer, person: viewer.person };
}
