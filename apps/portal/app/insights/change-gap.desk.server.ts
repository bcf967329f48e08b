import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const DraftDocument = graphql(`
  mutation DraftForGap($input: GapInput!) {
    gapDraft(input: $input) {
      article {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const CloseDocument = graphql(`
  mutation CloseGap($input: GapReasonInput!) {
    gapClose(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const DismissDocument = graphql(`
  mutation DismissGap($input: GapReasonInput!) {
    gapDismiss(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ReopenDocument = graphql(`
  mutation ReopenGap($input: GapInput!) {
    gapReopen(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const FindDocument = graphql(`
  mutation FindGaps {
    gapsFind {
      userErrors {
        message
      }
    }
  }
`);

/** Where the desk goes on after an act, or what the API says against it. */
export type ChangedGap = { done: true; goTo: string } | { done: false; gapId: string; message: string };

/** Does what one of the forms of the gaps asks for. */
export async function changeGap(asked: Asked, form: FormData): Promise<ChangedGap> {
  const gapId = textOf(form, "gapId");
  const { userErrors, goTo } = await send(asked, form, gapId);
  const message = userErrors[0]?.message;
  return message === undefined ? { done: true, goTo } : { done: false, gapId, message };
}

async function send(asked: Asked, form: FormData, gapId: string) {
  const back = `/desk/insights/gaps?state=${textOf(form, "state").toLowerCase()}`;
  const reasoned = { input: { gapId, reason: textOf(form, "reason") } };
  switch (textOf(form, "intent")) {
    case "draft": {
      const { article, userErrors } = (await askDesk(asked, DraftDocument, { input: { gapId } })).gapDraft;
      return { userErrors, goTo: `/desk/articles/${article?.id ?? ""}` };
    }
    case "close":
      return { ...(await askDesk(asked, CloseDocument, reasoned)).gapClose, goTo: back };
    case "dismiss":
      return { ...(await askDesk(asked, DismissDocument, reasoned)).gapDismiss, goTo: back };
    case "reopen":
      return { ...(await askDesk(asked, ReopenDocument, { input: { gapId } })).gapReopen, goTo: back };
    case "find":
      return { ...(await askDesk(asked, FindDocument)).gapsFind, goTo: `${back}&looking=1` };
    default:
      throw new Response(null, { status: 400 });
  }
}
