import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const SearchIndexDocument = graphql(`
  query SearchIndexes {
    searchIndexStatus {
      inUse
      degradedReason
      viewerCan {
        retry {
          allowed
        }
        rebuild {
          allowed
          message
        }
      }
      rebuilds {
        adapter
        phase
        articlesDone
        articlesTotal
        requestedAt
        finishedAt
        lastError
      }
      indexes {
        adapter
        whole
        serverVersion
        checkedAt
        lastError
        articlesPublished
        articlesIndexed
        articlesFailed
        articlesWaiting
        oldestWaitingAt
        notIndexed(first: 25) {
          nodes {
            attempts
            lastError
            waitingSince
            nextTryAt
            article {
              id
              slug
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

/** The state of every search index. */
export async function loadSearchIndexes(asked: Asked) {
  const { searchIndexStatus } = await askDesk(asked, SearchIndexDocument);
  const { indexes, rebuilds, ...status } = searchIndexStatus;
  return {
    ...status,
    indexes: indexes.map((index) => ({
      ...index,
      rebuild: rebuilds.find(({ adapter }) => adapter === index.adapter) ?? null,
    })),
  };
}

export type SearchIndexPage = Awaited<ReturnType<typeof loadSearchIndexes>>;
export type SearchIndexOnPage = SearchIndexPage["indexes"][number];
