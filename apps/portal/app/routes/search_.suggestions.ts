import type { LoaderFunctionArgs } from "@remix-run/node";
import { graphql } from "../gql/index.js";
import { askApi } from "../graphql/api.server.js";

const SuggestionsDocument = graphql(`
  query Suggestions($query: String!) {
    articleSearch(query: $query, first: 6) {
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
  const suggestions = articleSearch.hits.map(({ article, section, anchor }) => ({
    title: article.title,
    section: section ?? null,
    href: `/articles/${article.slug}${anchor == null ? "" : `#${anchor}`}`,
  }));
  return Response.json(suggestions, { headers });
}
