import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";

const SearchWordsDocument = graphql(`
  query SearchWords {
    searchWords {
      viewerCan {
        change {
          allowed
          message
        }
      }
      synonymGroups {
        id
        terms
        alsoFinds
        version
        updatedAt
        updatedBy {
          name
        }
      }
      stopWords {
        word
      }
    }
  }
`);

const TryQueryDocument = graphql(`
  query TryQuery($query: String!) {
    searchQueryParts(query: $query) {
      text
      leftOut
      alsoFinds
    }
    articleSearch(query: $query, first: 5) {
      totalCount
      totalLimited
      correctedQuery
      hits {
        section
        anchor
        article {
          slug
          title
          audience
        }
        titleHighlights {
          text
          match
        }
      }
    }
  }
`);

const longestQuery = 500;

/** The words of search and, where the address has a query, what search makes of it now. */
export async function loadSearchWords(asked: Asked) {
  const query = (new URL(asked.request.url).searchParams.get("q") ?? "").slice(0, longestQuery).trim();
  const [{ searchWords }, tried] = await Promise.all([
    askDesk(asked, SearchWordsDocument),
    query === "" ? null : askDesk(asked, TryQueryDocument, { query }),
  ]);
  const now = new Date();
  return {
    query,
    tried: tried === null ? null : { parts: tried.searchQueryParts, result: tried.articleSearch },
    change: searchWords.viewerCan.change,
    stopWords: searchWords.stopWords.map(({ word }) => word),
    groups: searchWords.synonymGroups.map(({ updatedAt, updatedBy, ...group }) => ({
      ...group,
      changed: `${relativeTime(updatedAt, now)}${updatedBy === null ? "" : ` by ${updatedBy.name}`}`,
    })),
  };
}

export type SearchWordsPage = Awaited<ReturnType<typeof loadSearchWords>>;
