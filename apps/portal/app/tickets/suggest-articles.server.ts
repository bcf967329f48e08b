import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { hitHref } from "../search/hit-href.js";

const SuggestArticlesDocument = graphql(`
  query SuggestArticles($query: String!) {
    articleSearch(query: $query, first: 3) {
      searchId
      receipt
      hits {
        article {
          slug
          title
        }
        section
        anchor
        passage {
          text
          match
        }
      }
    }
  }
`);

/** So much of what was typed is searched for. */
const longest = 500;

/**
 * Articles that may answer what is being typed, at most three. Null when the search does not answer: suggestions help, and nothing
 * waits for them.
 */
export async function suggestArticles(asked: Asked, subject: string, body: string) {
  const query = `${subject} ${body.slice(0, longest)}`.trim();
  if (query.length < 3) return null;
  try {
    const { articleSearch } = await askApi(asked, SuggestArticlesDocument, { query });
    return {
      searchId: articleSearch.searchId,
      /** To be given to `finishSearch` once it is known that this was what was searched for. */
      receipt: articleSearch.receipt,
      articles: articleSearch.hits.map((hit, index) => ({
        href: hitHref(hit, articleSearch.searchId, index),
        title: hit.article.title,
        section: hit.section,
        passage: hit.passage,
      })),
    };
  } catch {
    return null;
  }
}

export type SuggestedArticles = NonNullable<Awaited<ReturnType<typeof suggestArticles>>>;
