import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const ArticleHistoryDocument = graphql(`
  query ArticleHistory($id: ID!) {
    deskArticle(id: $id) {
      id
      slug
      head {
        id
        title
      }
      revisions {
        id
        number
        state
        reason
        createdAt
        publishedAt
        approvalWaiver
        author {
          name
        }
        approvedBy {
          name
        }
        basedOn {
          number
        }
        restoredFrom {
          number
        }
        reviews {
          verdict
          words
          createdAt
          reviewer {
            name
          }
        }
        viewerCan {
          restore {
            allowed
            message
          }
        }
      }
    }
  }
`);

const RevisionDifferenceDocument = graphql(`
  query RevisionDifference($fromId: ID!, $toId: ID!) {
    articleRevisionDifference(fromId: $fromId, toId: $toId) {
      from {
        number
      }
      to {
        number
      }
      fields {
        ...FieldDifferenceFields
      }
      rows {
        ...DifferenceRowFields
      }
    }
  }
`);

/** All revisions of an article, and two of them side by side: those that the address names by number, else the newest two. */
export async function loadArticleHistory(asked: Asked, id: string) {
  const { deskArticle: article } = await askDesk(asked, ArticleHistoryDocument, { id });
  if (article === null) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(asked.request.url);
  const { revisions } = article;
  const numbered = (name: string) =>
    revisions.find(({ number }) => number === Number(searchParams.get(name) ?? Number.NaN));
  const to = numbered("to") ?? revisions[0];
  const from =
    numbered("from") ?? revisions.find(({ number }) => to !== undefined && number < to.number) ?? to;
  const difference =
    from === undefined || to === undefined || from.id === to.id
      ? null
      : (await askDesk(asked, RevisionDifferenceDocument, { fromId: from.id, toId: to.id }))
          .articleRevisionDifference;
  return { article, from: from?.number ?? null, to: to?.number ?? null, difference };
}

export type ArticleHistoryPage = Awaited<ReturnType<typeof loadArticleHistory>>;
