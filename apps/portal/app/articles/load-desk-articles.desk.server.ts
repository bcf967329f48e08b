import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { pageTrail } from "../ui/page-trail.js";
import { deskViews } from "./desk-views.js";
import { revisionStates } from "./revision-status.js";

const DeskArticlesDocument = graphql(`
  query DeskArticles(
    $after: String
    $state: RevisionState
    $query: String
    $platformEnded: Boolean
    $waitingForReview: Boolean
    $scheduled: Boolean
  ) {
    deskArticles(
      first: 30
      after: $after
      state: $state
      query: $query
      platformEnded: $platformEnded
      waitingForReview: $waitingForReview
      scheduled: $scheduled
    ) {
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
        schedules {
          id
          kind
          state
          runAt
          failure
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
  const view = deskViews.find((known) => known.view === searchParams.get("view"))?.view ?? null;
  const query = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const { after } = pageTrail(searchParams);
  const { deskArticles } = await askDesk(asked, DeskArticlesDocument, {
    after,
    state,
    query: query === "" ? null : query,
    platformEnded,
    waitingForReview: view === "waiting",
    scheduled: view === "scheduled",
  });
  const now = new Date();
  return {
    state,
    platformEnded,
    view,
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
