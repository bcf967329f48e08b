import type { Category as CategoryRow } from "@recourse/core";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import type { Category } from "./category.type.js";

export function categoryView(row: CategoryRow): Category {
  const { slug, title, description, audience } = row;
  return {
    typeName: "Category",
    id: globalId("Category", row.id),
    row,
    slug,
    title,
    description,
    audience,
  };
}

/** Null for a category that the viewer may not see. */
export async function loadCategory(id: string | null, { loaders }: RequestContext): Promise<Category | null> {
  const row = id === null ? undefined : (await loaders.articles().categories()).byId.get(id);
  return row === undefined ? null : categoryView(row);
}

/** The categories directly below one, or the top ones. */
export async function loadChildren(
  parentId: string | null,
  { loaders }: RequestContext,
): Promise<Category[]> {
  return ((await loaders.articles().categories()).childrenOf.get(parentId) ?? []).map(categoryView);
}

/** From the top category to the one named. */
export async function loadBreadcrumbs(id: string | null, { loaders }: RequestContext): Promise<Category[]> {
  const { byId } = await loaders.articles().categories();
  const path: Category[] = [];
  let row = id === null ? undefined : byId.get(id);
  while (row !== undefined && path.length < byId.size) {
    path.unshift(categoryView(row));
    row = row.parentId === null ? undefined : byId.get(row.parentId);
  }
  return path;
}
