import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { readReviewView } from "./review-views.js";

const ReviewsDocument = graphql(`
  query Reviews(
    $after: String
    $scope: ReviewScope
    $mine: Boolean
    $withoutOwner: Boolean
    $categoryId: ID
  ) {
    articleReviews(
      first: 30
      after: $after
      scope: $scope
      mine: $mine
      withoutOwner: $withoutOwner
      categoryId: $categoryId
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        lastCheckedOn
        reviewDueOn
        reviewDue
        category {
          title
        }
        owner {
          id
          name
        }
        published {
          id
          title
        }
        endedPlatforms {
          name
          version
        }
        viewerCan {
          markChecked {
            allowed
          }
        }
      }
    }
    deskCategories {
      id
      title
      parent {
        id
      }
    }
    staffMembers {
      id
      name
    }
    viewer {
      viewerCan {
        planReviews {
          allowed
          message
        }
      }
    }
  }
`);

/** Articles to check, by what the address asks for. */
export async function loadReviews(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const view = readReviewView(searchParams);
  const { after } = pageTrail(searchParams);
  const answer = await askDesk(asked, ReviewsDocument, {
    after,
    scope: view.show === "all" ? "ALL" : "DUE",
    mine: view.show === "mine",
    withoutOwner: view.show === "nobody",
    categoryId: view.categoryId === "" ? null : view.categoryId,
  });
  const { articleReviews, deskCategories, staffMembers, viewer } = answer;
  return {
    view,
    articles: articleReviews.nodes,
    totalCount: articleReviews.totalCount,
    pageInfo: articleReviews.pageInfo,
    categories: deskCategories,
    staff: staffMembers,
    mayPlan: viewer.viewerCan.planReviews.allowed,
  };
}

export type ReviewsPage = Awaited<ReturnType<typeof loadReviews>>;
