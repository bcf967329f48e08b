import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CategoryCards } from "../../articles/category-cards.js";
import { pageMeta } from "../../frame/page-meta.js";
import { SearchBox } from "../../frame/search-box.js";
import { useSite } from "../../frame/site.js";
import { askApi } from "../../graphql/api.server.js";
import { hitHref } from "../../search/hit-href.js";
import { receiptHeader } from "../../search/finish-search.server.js";
import { readFilter } from "../../search/search-filter.js";
import { Callout } from "../../ui/callout.js";
import { pageTrail } from "../../ui/page-trail.js";
import { Pagination } from "../../ui/pagination.js";
import { SearchDocument, TopicsDocument } from "./documents.js";
import { Facets } from "./facets.js";
import { Hit } from "./hit.js";
import { NoHits } from "./no-hits.js";
import { ResultLine } from "./result-line.js";

/** Longer than any question; the API takes whatever is sent. */
const longestQuery = 500;
/** As the document asks for. */
const pageLength = 15;

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const query = (searchParams.get("q") ?? "").slice(0, longestQuery).trim();
  const filter = readFilter(searchParams);
  if (query === "") {
    const { categories } = await askApi(args, TopicsDocument);
    return data({ query, filter, result: null, topics: categories, before: 0 });
  }
  const { after, page } = pageTrail(searchParams);
  const { articleSearch } = await askApi(args, SearchDocument, {
    query,
    after,
    categoryId: filter.category,
    productAreas: filter.area === null ? null : [filter.area],
    audiences: filter.audience === null ? null : [filter.audience],
  });
  const topics = articleSearch.hits.length > 0 ? [] : (await askApi(args, TopicsDocument)).categories;
  const shown = { query, filter, result: articleSearch, topics, before: (page - 1) * pageLength };
  // Further pages of a search are no searches of their own.
  return data(shown, { headers: after === null ? { [receiptHeader]: articleSearch.receipt } : {} });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const query = data?.query ?? "";
  return pageMeta(matches, { title: query === "" ? "Search" : `${query} – search`, index: false });
};

export default function SearchPage() {
  const { query, filter, result, topics, before } = useLoaderData<typeof loader>();
  const { staff } = useSite();
  return (
    <>
      <h1 className="sr-only">{query === "" ? "Search" : `Search results for ${query}`}</h1>
      <div className="max-w-measure">
        <SearchBox size="hero" query={query} filter={filter} />
      </div>
      {result === null ? (
        <div className="mt-12">
          <CategoryCards categories={topics} heading="h2" />
        </div>
      ) : (
        <div className="mt-6 grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,42rem)_1fr]">
          <div className="min-w-0">
            {result.degraded && (
              <Callout tone="wait" className="mb-5">
                Search is running on its reserve. Results are complete, but may be ordered less well than
                usual.
              </Callout>
            )}
            <ResultLine query={query} filter={filter} result={result} />
            {result.hits.length === 0 ? (
              <NoHits query={query} filter={filter} searchId={result.searchId} topics={topics} />
            ) : (
              <ol className="mt-2">
                {result.hits.map((hit, index) => (
                  <Hit
                    key={`${hit.article.slug}#${hit.anchor ?? ""}`}
                    hit={hit}
                    href={hitHref(hit, result.searchId, before + index)}
                  />
                ))}
              </ol>
            )}
            <Pagination pageInfo={result.pageInfo} />
          </div>
          <Facets
            query={query}
            filter={filter}
            categories={result.facets}
            areas={result.productAreas}
            staff={staff !== null}
          />
        </div>
      )}
    </>
  );
}
