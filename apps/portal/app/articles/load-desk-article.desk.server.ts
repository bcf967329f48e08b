import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import type { ArticleDraft } from "./article-draft.js";
import { loadKeptDraft } from "./kept-draft.desk.server.js";
import { categoryChoices } from "./category-choices.js";
import { loadSubjectChoices } from "./load-subject-choices.desk.server.js";
import { platformValue } from "./subject-choices.js";

const CategoryChoicesDocument = graphql(`
  query CategoryChoices {
    deskCategories {
      id
      title
      effectiveAudience
      parent {
        id
      }
    }
  }
`);

const DeskArticleDocument = graphql(`
  query DeskArticle($id: ID!) {
    viewer {
      staff {
        role
      }
    }
    staffMembers {
      id
      name
    }
    deskArticle(id: $id) {
      id
      slug
      audience
      category {
        id
        owner {
          name
        }
        reviewInterval {
          count
          unit
        }
      }
      owner {
        name
      }
      ownOwner {
        id
        name
      }
      reviewInterval {
        count
        unit
      }
      ownReviewInterval {
        count
        unit
      }
      lastCheckedOn
      reviewDueOn
      reviewDue
      endedPlatforms {
        name
        version
      }
      checks {
        checkedOn
        words
        checkedBy {
          name
        }
      }
      published {
        id
        number
        publishedAt
      }
      openFeedback
      tickets {
        drafted
        ticket {
          number
          subject
        }
      }
      gaps {
        id
        title
        state
      }
      head {
        id
        number
        state
        title
        summary
        bodyMarkdown
        productAreas
        protocols
        platforms {
          name
          version
        }
        createdAt
        author {
          name
        }
        basedOn {
          number
          author {
            name
          }
        }
        reviews {
          verdict
          words
          createdAt
          reviewer {
            name
          }
        }
      }
      archivedAt
      replacement {
        head {
          title
        }
      }
      formerSlugs
      schedules {
        id
        kind
        state
        runAt
        failure
        revision {
          id
          number
        }
        replacement {
          head {
            title
          }
        }
        scheduledBy {
          name
        }
        viewerCan {
          cancel {
            allowed
          }
        }
      }
      revisions {
        id
        number
        state
        reason
        createdAt
        publishedAt
        author {
          name
        }
      }
      viewerCan {
        planReviews {
          allowed
          code
          message
        }
        markChecked {
          allowed
          code
          message
        }
        saveDraft {
          allowed
          code
          message
        }
        submitForReview {
          allowed
          code
          message
        }
        approve {
          allowed
          code
          message
        }
        publish {
          allowed
          code
          message
        }
        archive {
          allowed
          code
          message
        }
        withdraw {
          allowed
          code
          message
        }
        sendBack {
          allowed
          code
          message
        }
        unarchive {
          allowed
          code
          message
        }
        schedulePublication {
          allowed
        }
        scheduleUnpublication {
          allowed
        }
        takeOverSlug {
          allowed
        }
      }
    }
  }
`);

/** The categories that an article may stand in. */
export async function loadCategoryChoices(asked: Asked) {
  return categoryChoices((await askDesk(asked, CategoryChoicesDocument)).deskCategories);
}

/** An article in whatever state, with its newest text ready to be edited. */
export async function loadDeskArticle(asked: Asked, id: string) {
  const { viewer, deskArticle, staffMembers } = await askDesk(asked, DeskArticleDocument, { id });
  if (deskArticle === null) throw new Response(null, { status: 404 });
  const { head } = deskArticle;
  const draft: ArticleDraft = {
    title: head.title,
    slug: deskArticle.slug,
    categoryId: deskArticle.category?.id ?? "",
    audience: deskArticle.audience,
    summary: head.summary,
    body: head.bodyMarkdown,
    reason: "",
    productAreas: head.productAreas,
    protocols: head.protocols,
    platforms: head.platforms.map(platformValue),
    basedOnRevisionId: head.id,
  };
  return {
    article: deskArticle,
    draft,
    lead: viewer.staff?.role === "LEAD",
    kept: await loadKeptDraft(asked, id),
    categories: await loadCategoryChoices(asked),
    subjects: await loadSubjectChoices(asked),
    staff: staffMembers,
  };
}

export type DeskArticlePage = Awaited<ReturnType<typeof loadDeskArticle>>;
