import type { AppLoadContext } from "@remix-run/node";
import { issueHref } from "../defects/issue-words.js";
import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
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

const SitemapIssuesDocument = graphql(`
  query SitemapKnownIssues($after: String, $fixed: Boolean!) {
    knownIssues(first: 100, after: $after, filter: { fixed: $fixed }) {
      nodes {
        number
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

/** What changes whenever an article is published or taken away; cheap beside listing them all. */
const SitemapStateDocument = graphql(`
  query SitemapState {
    articles(first: 1, sort: UPDATED) {
      totalCount
      nodes {
        slug
        updatedAt
      }
    }
    knownIssues(first: 1) {
      nodes {
        number
        updatedAt
      }
    }
  }
`);

/** Search engines come rarely, and a big help centre takes many requests to list. */
const keptFor = 600_000;

let kept: { until: number; state: string; entries: Promise<SitemapEntry[]> } | null = null;

/** Every page that is open to all, listed anew every ten minutes, and at once when an article came or went. */
export async function loadSitemap(context: AppLoadContext): Promise<SitemapEntry[]> {
  const now = Date.now();
  const state = JSON.stringify(await askApi(nobody(context), SitemapStateDocument));
  if (kept !== null && now < kept.until && kept.state === state) return kept.entries;
  const entries = listPages(context);
  kept = { until: now + keptFor, state, entries };
  entries.catch(() => {
    kept = null;
  });
  return entries;
}

/** Without a cookie: what only some may read does not belong here, whoever asks. */
function nobody(context: AppLoadContext): Asked {
  return { request: new Request(`${context.publicUrl}/sitemap.xml`), context };
}

async function listPages(context: AppLoadContext): Promise<SitemapEntry[]> {
  const asked = nobody(context);
  const { categories } = await askApi(asked, SitemapCategoriesDocument);
  const entries: SitemapEntry[] = [
    { path: "/" },
    { path: "/policies" },
    { path: "/known-issues" },
    ...(await issuePages(asked, false)),
    ...(await issuePages(asked, true)),
    ...categoryPages(categories),
  ];
  let after: string | null = null;
  do {
    const { articles }: { articles: ArticlePage } = await askApi(asked, SitemapArticlesDocument, { after });
    entries.push(...articles.nodes.map(({ slug, updatedAt }) => ({ path: `/articles/${slug}`, updatedAt })));
    after = articles.pageInfo.hasNextPage ? (articles.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return entries;
}

async function issuePages(asked: Asked, fixed: boolean): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = [];
  let after: string | null = null;
  do {
    const { knownIssues }: { knownIssues: IssuePage } = await askApi(asked, SitemapIssuesDocument, {
      after,
      fixed,
    });
    entries.push(
      ...knownIssues.nodes.map(({ number, updatedAt }) => ({ path: issueHref(number), updatedAt })),
    );
    after = knownIssues.pageInfo.hasNextPage ? (knownIssues.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return entries;
}

interface IssuePage {
  nodes: { number: number; updatedAt: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
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
