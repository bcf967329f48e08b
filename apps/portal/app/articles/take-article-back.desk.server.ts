import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const SendBackDocument = graphql(`
  mutation SendBack($input: ArticleSendBackInput!) {
    articleSendBack(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const WithdrawDocument = graphql(`
  mutation Withdraw($input: ArticleRevisionInput!) {
    articleWithdraw(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnarchiveDocument = graphql(`
  mutation Unarchive($input: ArticleUnarchiveInput!) {
    articleUnarchive(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

type UserErrors = { message: string }[];

export async function sendBackArticle(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId"), words: textOf(form, "reason") };
  return (await askDesk(asked, SendBackDocument, { input })).articleSendBack.userErrors;
}

export async function withdrawArticle(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId") };
  return (await askDesk(asked, WithdrawDocument, { input })).articleWithdraw.userErrors;
}

export async function unarchiveArticle(
  asked: Asked,
  _form: FormData,
  articleId: string,
): Promise<UserErrors> {
  const input = { articleId };
  return (await askDesk(asked, UnarchiveDocument, { input })).articleUnarchive.userErrors;
}
