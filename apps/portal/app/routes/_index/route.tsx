import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ArticleList } from "../../articles/article-list.js";
import { CategoryCards } from "../../articles/category-cards.js";
import { pageMeta } from "../../frame/page-meta.js";
import { SearchBox } from "../../frame/search-box.js";
import { useSite } from "../../frame/site.js";
import { graphql } from "../../gql/index.js";
import { askApi } from "../../graphql/api.server.js";
import { OpenNow } from "./open-now.js";
import { TurningLines } from "./turning-lines.js";

const HomeDocument = graphql(`
  query Home {
    categories {
      slug
      title
      description
      articleCount
      children {
        slug
        title
        articleCount
      }
    }
    articles(first: 6, sort: POPULAR) {
      nodes {
        slug
        title
        summary
        audience
        category {
          title
        }
      }
    }
    supportPolicy {
      hours {
        openNow
        nextOpening
        closesAt
      }
    }
  }
`);

export function loader(args: LoaderFunctionArgs) {
  return askApi(args, HomeDocument);
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, {
    title: "Find an answer",
    description: "Search the help centre, browse by topic, and see what support you are entitled to.",
    path: "/",
  });

export default function Home() {
  const { categories, articles, supportPolicy } = useLoaderData<typeof loader>();
  const { product } = useSite();
  return (
    <>
      <section className="relative pt-6 pb-14 sm:pt-16 sm:pb-24">
        <TurningLines />
        <h1 className="text-h1 sm:text-display">
          {product === null ? "How can we help?" : `Help with ${product}`}
        </h1>
        <div className="mt-7 max-w-2xl">
          <SearchBox size="hero" />
        </div>
        <OpenNow hours={supportPolicy.hours} />
      </section>
      <section aria-labelledby="topics">
        <h2 id="topics" className="sr-only">
          Topics
        </h2>
        <CategoryCards categories={categories.filter((category) => category.articleCount > 0)} />
      </section>
      {articles.nodes.length > 0 && (
        <section aria-labelledby="popular" className="mt-16">
          <h2 id="popular" className="mb-4 text-h2">
            Read most
          </h2>
          <ArticleList articles={articles.nodes} columns={2} withCategory />
        </section>
      )}
    </>
  );
}
