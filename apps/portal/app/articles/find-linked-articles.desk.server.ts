import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { previewArticle } from "./preview-article.desk.server.js";

const LinkedArticlesDocument = graphql(`
  query LinkedArticles($query: String!) {
    deskArticles(first: 8, query: $query) {
      nodes {
        id
        slug
        published {
          number
        }
        head {
          title
        }
      }
    }
  }
`);

const LinkedArticleDocument = graphql(`
  query LinkedArticle($id: ID!) {
    deskArticle(id: $id) {
      published {
        bodyMarkdown
      }
      head {
        bodyMarkdown
      }
    }
  }
`);

/** An article that a link can lead to. */
export interface LinkedArticle {
  id: string;
  slug: string;
  title: string;
  published: boolean;
}

export interface LinkedArticles {
  articles: LinkedArticle[];
  /** Of the one that was asked for, as readers have it. */
  html: string | null;
}

/** Articles by words of their titles. */
export async function findLinkedArticles(asked: Asked, query: string): Promise<LinkedArticles> {
  const { deskArticles } = await askDesk(asked, LinkedArticlesDocument, { query: query.slice(0, 200) });
  const articles = deskArticles.nodes.map(({ id, slug, published, head }) => ({
    ...{ id, slug, title: head.title },
    published: published !== null,
  }));
  return { articles, html: null };
}

/** The text of one, for its headings. */
export async function renderLinkedArticle(asked: Asked, id: string): Promise<LinkedArticles> {
  const { deskArticle } = await askDesk(asked, LinkedArticleDocument, { id });
  if (deskArticle === null) throw new Response(null, { status: 404 });
  const { bodyMarkdown } = deskArticle.published ?? deskArticle.head;
  return { articles: [], html: (await previewArticle(asked, bodyMarkdown)).html };
}
