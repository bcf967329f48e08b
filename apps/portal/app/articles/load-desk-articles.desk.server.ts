import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { revisionStates } from "./revision-status.js";

const DeskArticlesDocument = graphql(`
  query DeskArticles($after: String, $state: RevisionState, $query: String, $platformEnded: Boolean) {
    deskArticles(first: 30, after: $after, state: $state, query: $query, platformEnded: $platformEnded) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        slug
        audience
        category {
          title
        }
        endedPlatforms {
          name
          version
        }
        published {
          number
        }
        head {
          number
          state
          title
          createdAt
          author {
            name
          }
        }
      }
    }
  }
`);

/** Articles in every state, by what the address asks for. */
export async function loadDeskArticles(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const state = revisionStates.find((known) => known.state === searchParams.get("state"))?.state ?? null;
  const platformEnded = searchParams.get("platform") === "ended";
  const query = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const { after } = pageTrail(searchParams);
  const { deskArticles } = await askDesk(asked, DeskArticlesDocument, {
    after,
    state,
    query: query === "" ? null : query,
    platformEnded,
  });
  const now = new Date();
  return {
    state,
    platformEnded,
    query,
    totalCount: deskArticles.totalCount,
    pageInfo: deskArticles.pageInfo,
    articles: deskArticles.nodes.map((article) => ({
      ...article,
      changed: relativeTime(article.head.createdAt, now),
    })),
  };
}

export type DeskArticlesPage = Awaited<ReturnType<typeof loadDeskArticles>>;
