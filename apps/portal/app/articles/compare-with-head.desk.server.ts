import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import type { ArticleDraft } from "./article-draft.js";
import type { Differences } from "./difference.js";

const HeadDocument = graphql(`
  query Head($id: ID!) {
    deskArticle(id: $id) {
      head {
        id
      }
    }
  }
`);

const DraftDifferenceDocument = graphql(`
  query DraftDifference($input: ArticleDraftDifferenceInput!) {
    articleDraftDifference(input: $input) {
      fields {
        ...FieldDifferenceFields
      }
      rows {
        ...DifferenceRowFields
      }
    }
  }
`);

/** What somebody else saved meanwhile and what is not saved yet, word by word. */
export async function compareWithHead(
  asked: Asked,
  articleId: string,
  draft: ArticleDraft,
): Promise<Differences | null> {
  const { deskArticle } = await askDesk(asked, HeadDocument, { id: articleId });
  if (deskArticle === null) return null;
  const { title, summary, body, audience, categoryId } = draft;
  const input = { revisionId: deskArticle.head.id, title, summary, body, audience, categoryId };
  return (await askDesk(asked, DraftDifferenceDocument, { input })).articleDraftDifference;
}
