import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const RestoreRevisionDocument = graphql(`
  mutation RestoreRevision($input: ArticleRevisionRestoreInput!) {
    articleRevisionRestore(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Saves an older text as the newest revision; what the API says against it comes back as messages. */
export async function restoreRevision(asked: Asked, form: FormData): Promise<string[]> {
  const input = {
    revisionId: textOf(form, "revisionId"),
    basedOnRevisionId: textOf(form, "basedOnRevisionId"),
  };
  const { userErrors } = (await askDesk(asked, RestoreRevisionDocument, { input })).articleRevisionRestore;
  return userErrors.map(({ message }) => message);
}
