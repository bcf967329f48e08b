import { redirect } from "@remix-run/node";
import { requireViewer } from "../frame/require-viewer.server.js";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const DeskDocument = graphql(`
  query Desk {
    viewer {
      staff {
        id
        name
        role
      }
    }
    articleReviews(first: 1, mine: true) {
      totalCount
    }
    mailOutbox {
      dead
      uncertain
    }
  }
`);

/**
 * The member of staff who is at the desk. Everybody else gets the 404 of an unknown page, those who are not signed in too: the desk
 * is nobody's business.
 */
export async function loadDesk(asked: Asked) {
  if (!asked.context.signedIn) throw new Response(null, { status: 404 });
  const { viewer, articleReviews, mailOutbox } = await askDesk(asked, DeskDocument).catch(
    async (error: unknown) => {
      const { deskNeedsSecondFactor } = await requireViewer(asked);
      throw deskNeedsSecondFactor ? redirect("/account/security") : error;
    },
  );
  if (viewer.staff === null) throw new Response(null, { status: 404 });
  return {
    staff: viewer.staff,
    toCheck: articleReviews.totalCount,
    stuckMails: (mailOutbox?.dead ?? 0) + (mailOutbox?.uncertain ?? 0),
  };
}
