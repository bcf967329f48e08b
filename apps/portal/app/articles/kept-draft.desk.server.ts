import { graphql } from "../gql/desk/index.js";
import type { ArticleAutosaveInput } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { readDraft, saveInput, type ArticleDraft } from "./article-draft.js";
import type { KeptDraft } from "./kept-draft.js";
import { platformValue } from "./subject-choices.js";

const KeepDraftDocument = graphql(`
  mutation KeepDraft($input: ArticleAutosaveInput!) {
    articleAutosave(input: $input) {
      autosave {
        savedAt
      }
      userErrors {
        message
      }
    }
  }
`);

const ForgetDraftDocument = graphql(`
  mutation ForgetDraft($articleId: ID) {
    articleAutosaveDiscard(input: { articleId: $articleId }) {
      userErrors {
        message
      }
    }
  }
`);

const NewArticleKeptDocument = graphql(`
  query NewArticleKept {
    newArticleAutosave {
      ...KeptFields
    }
  }
`);

const ArticleKeptDocument = graphql(`
  query ArticleKept($id: ID!) {
    deskArticle(id: $id) {
      autosave {
        ...KeptFields
      }
    }
  }
`);

/** What came of keeping or forgetting: a time, or words that say why not. */
export type KeepAnswer = { savedAt: string | null; message: null } | { savedAt: null; message: string };

/** Keeps what the form holds as the viewer's own, without making a revision of it. */
export async function keepDraft(asked: Asked, form: FormData, articleId: string | null): Promise<KeepAnswer> {
  const { articleAutosave } = await askDesk(asked, KeepDraftDocument, {
    input: keptInput(readDraft(form), articleId),
  });
  const { autosave, userErrors } = articleAutosave;
  if (autosave !== null) return { savedAt: autosave.savedAt, message: null };
  return { savedAt: null, message: userErrors.map(({ message }) => message).join(" ") };
}

/** Forgets what was kept. */
export async function forgetDraft(asked: Asked, articleId: string | null): Promise<KeepAnswer> {
  const { userErrors } = (await askDesk(asked, ForgetDraftDocument, { articleId })).articleAutosaveDiscard;
  const message = userErrors.map((error) => error.message).join(" ");
  return message === "" ? { savedAt: null, message: null } : { savedAt: null, message };
}

/** What the viewer typed into this article, or into a new one, and did not save. */
export async function loadKeptDraft(asked: Asked, articleId: string | null): Promise<KeptDraft | null> {
  const autosave =
    articleId === null
      ? (await askDesk(asked, NewArticleKeptDocument)).newArticleAutosave
      : ((await askDesk(asked, ArticleKeptDocument, { id: articleId })).deskArticle?.autosave ?? null);
  if (autosave === null) return null;
  const { savedAt, categoryId, basedOnRevisionId, platforms, ...texts } = autosave;
  const draft: ArticleDraft = {
    ...texts,
    categoryId: categoryId ?? "",
    basedOnRevisionId: basedOnRevisionId ?? "",
    platforms: platforms.map(platformValue),
  };
  return { draft, savedAt };
}

/** As typed so far: a category may be missing. */
function keptInput(draft: ArticleDraft, articleId: string | null): ArticleAutosaveInput {
  const { categoryId, ...rest } = saveInput(draft, articleId);
  return { ...rest, categoryId: categoryId === "" ? null : categoryId };
}
