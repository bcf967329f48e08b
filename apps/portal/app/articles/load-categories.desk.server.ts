import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const DeskCategoriesDocument = graphql(`
  query DeskCategories {
    deskCategories {
      id
      slug
      title
      description
      audience
      effectiveAudience
      version
      parent {
        id
      }
      content {
        articles
        categories
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
      viewerCan {
        update {
          allowed
          message
        }
        setAudience {
          allowed
          message
        }
        move {
          allowed
          message
        }
        delete {
          allowed
          message
        }
      }
    }
    staffMembers {
      id
      name
    }
    viewer {
      viewerCan {
        changeCategories {
          allowed
          message
        }
        changeCategoryAudiences {
          allowed
        }
      }
    }
  }
`);

/** Every category, each before those below it. */
export async function loadCategories(asked: Asked) {
  const { deskCategories, staffMembers, viewer } = await askDesk(asked, DeskCategoriesDocument);
  return { categories: deskCategories, staff: staffMembers, viewerCan: viewer.viewerCan };
}

/** One of them, with all others as places to move it to. */
export async function loadCategory(asked: Asked, id: string) {
  const page = await loadCategories(asked);
  const category = page.categories.find((each) => each.id === id);
  if (category === undefined) throw new Response(null, { status: 404 });
  const parent = page.categories.find((each) => each.id === category.parent?.id) ?? null;
  return { ...page, category, parent };
}

export type CategoriesPage = Awaited<ReturnType<typeof loadCategories>>;
export type CategoryPage = Awaited<ReturnType<typeof loadCategory>>;
