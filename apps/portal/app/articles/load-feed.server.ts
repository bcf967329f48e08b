import type { AppLoadContext } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi } from "../graphql/api.server.js";
import type { FeedItem } from "./feed-xml.js";

const FeedArticlesDocument = graphql(`
  query FeedArticles($categoryId: ID) {
    articles(first: 50, categoryId: $categoryId, below: true, sort: UPDATED) {
      nodes {
        id
        slug
        title
        summary
        publishedAt
        updatedAt
        category {
          title
        }
      }
    }
    supportPolicy {
      company
      product
    }
  }
`);

const FeedCategoryDocument = graphql(`
  query FeedCategory($slug: String!) {
    category(slug: $slug) {
      id
      slug
      title
      description
    }
  }
`);

export interface LoadedFeed {
  company: string;
  product: string;
  category: { slug: string; title: string; description: string | null } | null;
  items: FeedItem[];
}

/** The articles that everybody may read and that were published last, of a category and those below it or of all; null for an unknown category. */
export async function loadFeed(
  context: AppLoadContext,
  categorySlug: string | null,
): Promise<LoadedFeed | null> {
  // Without a cookie: what only some may read does not belong here, whoever asks.
  const nobody = { request: new Request(`${context.publicUrl}/feed.xml`), context };
  const category = categorySlug === null ? null : await findCategory(nobody, categorySlug);
  if (categorySlug !== null && category === null) return null;
  const { articles, supportPolicy } = await askApi(nobody, FeedArticlesDocument, {
    categoryId: category?.id ?? null,
  });
  return {
    company: supportPolicy.company,
    product: supportPolicy.product,
    category,
    items: articles.nodes.map(({ category: of, ...article }) => ({
      ...article,
      category: of?.title ?? null,
    })),
  };
}

async function findCategory(nobody: { request: Request; context: AppLoadContext }, slug: string) {
  const { category } = await askApi(nobody, FeedCategoryDocument, { slug });
  return category == null ? null : { ...category, description: category.description ?? null };
}
