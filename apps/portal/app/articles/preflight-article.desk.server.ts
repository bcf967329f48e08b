import { graphql } from "../gql/desk/index.js";
import type { ArticlePreflightQuery } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { readDraft } from "./article-draft.js";

const ArticlePreflightDocument = graphql(`
  query ArticlePreflight($input: ArticlePreflightInput!) {
    articlePreflight(input: $input) {
      severity
      code
      message
      line
    }
  }
`);

export type Finding = ArticlePreflightQuery["articlePreflight"][number];

/** What stands against publishing the text as the form holds it. */
export async function preflightArticle(asked: Asked, form: FormData): Promise<Finding[]> {
  const articleId = textOf(form, "articleId");
  const { title, summary, body, audience, categoryId } = readDraft(form);
  const input = {
    ...{ title, summary, body, audience },
    articleId: articleId === "" ? null : articleId,
    categoryId: categoryId === "" ? null : categoryId,
  };
  return (await askDesk(asked, ArticlePreflightDocument, { input })).articlePreflight;
}
