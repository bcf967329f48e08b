import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const SubmitDocument = graphql(`
  mutation SubmitForReview($input: ArticleRevisionInput!) {
    articleSubmitForReview(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ApproveDocument = graphql(`
  mutation Approve($input: ArticleApproveInput!) {
    articleApprove(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const PublishDocument = graphql(`
  mutation Publish($input: ArticleRevisionInput!) {
    articlePublish(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ArchiveDocument = graphql(`
  mutation Archive($input: ArticleArchiveInput!) {
    articleArchive(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Moves an article one step of its life; what the API says against it comes back as messages. */
export async function moveArticle(asked: Asked, form: FormData, articleId: string): Promise<string[]> {
  const userErrors = await send(asked, form, articleId);
  return userErrors.map(({ message }) => message);
}

async function send(asked: Asked, form: FormData, articleId: string) {
  const revisionId = textOf(form, "revisionId");
  const reason = textOf(form, "reason");
  switch (textOf(form, "intent")) {
    case "submit":
      return (await askDesk(asked, SubmitDocument, { input: { revisionId } })).articleSubmitForReview
        .userErrors;
    case "approve": {
      const input = { revisionId, waiverReason: reason === "" ? null : reason };
      return (await askDesk(asked, ApproveDocument, { input })).articleApprove.userErrors;
    }
    case "publish":
      return (await askDesk(asked, PublishDocument, { input: { revisionId } })).articlePublish.userErrors;
    case "archive":
      return (await askDesk(asked, ArchiveDocument, { input: { articleId, reason } })).articleArchive
        .userErrors;
    default:
      throw new Response(null, { status: 400 });
  }
}

const moves = new Set(["submit", "approve", "publish", "archive"]);

export function isMove(intent: string): boolean {
  return moves.has(intent);
}
