import type { AppLoadContext } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi } from "../graphql/api.server.js";
import type { SitemapEntry } from "./sitemap-xml.js";

const SitemapCategoriesDocument = graphql(`
  query SitemapCategories {
    categories {
      ...SitemapCategory
      children {
        ...SitemapCategory
        children {
          ...SitemapCategory
          children {
            ...SitemapCategory
            children {
              ...SitemapCategory
              children {
                ...SitemapCategory
                children {
                  ...SitemapCategory
                }
              }
            }
          }
        }
      }
    }
  }
`);

graphql(`
  fragment SitemapCategory on Category {
    slug
    articleCount
  }
`);

const SitemapArticlesDocument = graphql(`
  query SitemapArticles($after: String) {
    articles(first: 100, after: $after, sort: TITLE) {
      nodes {
        slug
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface Listed {
  slug: string;
  articleCount: number;
  children?: Listed[];
}

/** Search engines come rarely, and a big help centre takes many requests to list. */
const keptFor = 600_000;

let kept: { until: number; entries: Promise<SitemapEntry[]> } | null = null;

/** Every page that is open to all, listed anew every ten minutes at most. */
export function loadSitemap(context: AppLoadContext): Promise<SitemapEntry[]> {
  const now = Date.now();
  if (kept !== null && now < kept.until) return kept.entries;
  const entries = listPages(context);
  kept = { until: now + keptFor, entries };
  entries.catch(() => {
    kept = null;
  });
  return entries;
}

async function listPages(context: AppLoadContext): Promise<SitemapEntry[]> {
  // Without a cookie: what only some may read does not belong here, whoever asks.
  const nobody = { request: new Request(`${context.publicUrl}/sitemap.xml`), context };
  const { categories } = await askApi(nobody, SitemapCategoriesDocument);
  const entries: SitemapEntry[] = [{ path: "/" }, { path: "/policies" }, ...categoryPages(categories)];
  let after: string | null = null;
  do {
    const { articles }: { articles: ArticlePage } = await askApi(nobody, SitemapArticlesDocument, { after });
    entries.push(...articles.nodes.map(({ slug, updatedAt }) => ({ path: `/articles/${slug}`, updatedAt })));
    after = articles.pageInfo.hasNextPage ? (articles.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return entries;
}

interface ArticlePage {
  nodes: { slug: string; updatedAt: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

function categoryPages(categories: Listed[]): SitemapEntry[] {
  return categories
    .filter(({ articleCount }) => articleCount > 0)
    .flatMap(({ slug, children = [] }) => [{ path: `/categories/${slug}` }, ...categoryPages(children)]);
}
