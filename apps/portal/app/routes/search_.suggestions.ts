import type { LoaderFunctionArgs } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi } from "../graphql/api.server.js";
import { receiptHeader } from "../search/finish-search.server.js";
import { hitHref } from "../search/hit-href.js";

const SuggestionsDocument = graphql(`
  query Suggestions($query: String!) {
    articleSearch(query: $query, first: 6) {
      searchId
      receipt
      hits {
        section
        anchor
        article {
          slug
          title
        }
      }
    }
  }
`);

/** What the search box offers while somebody types: titles and where they lead. */
export async function loader(args: LoaderFunctionArgs) {
  const query = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 200);
  const headers = {
    "Cache-Control": args.context.signedIn ? "private, no-store" : "public, max-age=0, must-revalidate",
  };
  if (query.length < 2) return Response.json([], { headers });
  const { articleSearch } = await askApi(args, SuggestionsDocument, { query });
  const suggestions = articleSearch.hits.map((hit, index) => ({
    title: hit.article.title,
    section: hit.section ?? null,
    href: hitHref(hit, articleSearch.searchId, index),
  }));
  // Nobody has finished searching while they type: the box says when they have.
  return Response.json(suggestions, { headers: { ...headers, [receiptHeader]: articleSearch.receipt } });
}
