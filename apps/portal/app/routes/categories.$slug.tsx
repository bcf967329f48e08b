import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ArticleList } from "../articles/article-list.js";
import { AudienceBadge } from "../articles/audience-badge.js";
import { CategoryCards } from "../articles/category-cards.js";
import { countOf } from "../articles/count-words.js";
import { categoryPath } from "../articles/category-path.js";
import { pageMeta } from "../frame/page-meta.js";
import { graphql } from "../gql/index.js";
import { askApi } from "../graphql/api.server.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { pageTrail } from "../ui/page-trail.js";
import { Pagination } from "../ui/pagination.js";

const CategoryDocument = graphql(`
  query Category($slug: String!) {
    category(slug: $slug) {
      id
      slug
      title
      description
      audience
      articleCount
      children {
        slug
        title
        description
        articleCount
      }
      parent {
        slug
        title
        parent {
          slug
          title
          parent {
            slug
            title
          }
        }
      }
    }
  }
`);

const CategoryArticlesDocument = graphql(`
  query CategoryArticles($categoryId: ID!, $after: String) {
    articles(first: 50, after: $after, categoryId: $categoryId, sort: POSITION) {
      nodes {
        slug
        title
        summary
        audience
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params["slug"] ?? "";
  const { category } = await askApi(args, CategoryDocument, { slug });
  if (category == null) throw new Response(null, { status: 404 });
  // A category keeps answering under the slugs it had before.
  if (category.slug !== slug) throw redirect(`/categories/${category.slug}`, 301);
  const { after } = pageTrail(new URL(args.request.url).searchParams);
  const { articles } = await askApi(args, CategoryArticlesDocument, { categoryId: category.id, after });
  return { category, articles };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data === undefined
    ? []
    : [
        ...pageMeta(matches, {
          title: data.category.title,
          description: data.category.description ?? `Articles about ${data.category.title}.`,
          path: `/categories/${data.category.slug}`,
          index: data.category.audience === "PUBLIC",
        }),
        {
          tagName: "link",
          rel: "alternate",
          type: "application/rss+xml",
          title: `New and changed articles: ${data.category.title}`,
          href: `/categories/${data.category.slug}/feed.xml`,
        },
      ];

export default function CategoryPage() {
  const { category, articles } = useLoaderData<typeof loader>();
  const children = category.children.filter((child) => child.articleCount > 0);
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Help centre", href: "/" }, ...categoryPath(category.parent)]} />
      <PageHeader
        title={category.title}
        lead={category.description ?? undefined}
        eyebrow={
          <span className="flex items-center gap-3 tabular-nums">
            {countOf(category.articleCount, "article")} <AudienceBadge audience={category.audience} />
          </span>
        }
      />
      {children.length > 0 && (
        <section aria-label="Topics" className="mb-14">
          <CategoryCards categories={children} heading="h2" />
        </section>
      )}
      {articles.nodes.length > 0 ? (
        <section aria-label="Articles">
          <ArticleList articles={articles.nodes} columns={2} heading="h2" />
          <Pagination pageInfo={articles.pageInfo} />
        </section>
      ) : (
        children.length === 0 && (
          <EmptyState title="Nothing here yet">
            Articles on this topic have not been published yet. Searching may find what you need elsewhere.
          </EmptyState>
        )
      )}
    </>
  );
}
