import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { isTicked, textOf, type FieldErrors } from "../ui/form-fields.js";
import { draftErrors, readDraft, saveInput, type ArticleDraft } from "./article-draft.js";
import { compareWithHead } from "./compare-with-head.desk.server.js";
import type { Differences } from "./difference.js";
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
  /** Theirs and what was typed, after a conflict. */
  difference: Differences | null;
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
  const unsaved = { draft, errors: {}, conflict: false, difference: null, preview: null };
  if (textOf(form, "intent") === "preview") {
    return { saved: false, unsaved: { ...unsaved, preview: await previewArticle(asked, draft.body) } };
  }
  const errors = draftErrors(draft);
  if (Object.keys(errors).length > 0) return { saved: false, unsaved: { ...unsaved, errors } };
  const input = { ...saveInput(draft, articleId), takeOverSlug: isTicked(form, "takeOverSlug") };
  const { article, userErrors } = (await askDesk(asked, SaveDraftDocument, { input })).articleDraftSave;
  if (article !== null) return { saved: true, id: article.id };
  // Not every conflict is about the text: an address may be somebody else's, too.
  const conflict = userErrors.some(
    ({ code, path }) => code === "CONFLICT" && path?.[0] === "basedOnRevisionId",
  );
  return {
    saved: false,
    unsaved: {
      ...unsaved,
      conflict,
      difference: conflict && articleId !== null ? await compareWithHead(asked, articleId, draft) : null,
      errors: conflict
        ? {}
        : Object.fromEntries(userErrors.map(({ path, message }) => [path?.at(-1) ?? "form", message])),
    },
  };
}
