import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { draftErrors, readDraft, saveInput, type ArticleDraft } from "./article-draft.js";
import { previewArticle, type Preview } from "./preview-article.desk.server.js";

const SaveDraftDocument = graphql(`
  mutation SaveDraft($input: ArticleDraftSaveInput!) {
    articleDraftSave(input: $input) {
      article {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** What the editor shows after it was posted and nothing was saved: what was typed comes back in every case. */
export interface Unsaved {
  draft: ArticleDraft;
  errors: FieldErrors;
  /** Somebody saved a newer revision in between. */
  conflict: boolean;
  /** Asked for without script. */
  preview: Preview | null;
}

export type SaveAnswer = { saved: true; id: string } | { saved: false; unsaved: Unsaved };

/** Saves what the editor holds as the newest revision, or says why it is not saved. */
export async function saveArticle(
  asked: Asked,
  form: FormData,
  articleId: string | null,
): Promise<SaveAnswer> {
  const draft = readDraft(form);
  const unsaved = { draft, errors: {}, conflict: false, preview: null };
  if (textOf(form, "intent") === "preview") {
    return { saved: false, unsaved: { ...unsaved, preview: await previewArticle(asked, draft.body) } };
  }
  const errors = draftErrors(draft);
  if (Object.keys(errors).length > 0) return { saved: false, unsaved: { ...unsaved, errors } };
  const { article, userErrors } = (
    await askDesk(asked, SaveDraftDocument, { input: saveInput(draft, articleId) })
  ).articleDraftSave;
  if (article !== null) return { saved: true, id: article.id };
  const conflict = userErrors.some(({ code }) => code === "CONFLICT");
  return {
    saved: false,
    unsaved: {
      ...unsaved,
      conflict,
      errors: conflict
        ? {}
        : Object.fromEntries(userErrors.map(({ path, message }) => [path?.at(-1) ?? "form", message])),
    },
  };
}
