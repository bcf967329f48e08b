import {
  audienceOf,
  categoriesVersion,
  versionedCategories,
  type Actor,
  type Audience,
  type Category,
} from "@recourse/core";
import type { DataSource } from "typeorm";

/** The categories that the viewer may see: by id, the top ones, and those below each, in their order. */
export interface CategoryTree {
  readonly byId: ReadonlyMap<string, Category>;
  readonly childrenOf: ReadonlyMap<string | null, readonly Category[]>;
}

interface Kept {
  version: number;
  tree: CategoryTree;
}

const keptBy = new WeakMap<DataSource, Map<Audience, Kept>>();

/**
 * As they are now. A process keeps them for each audience and asks whether they are still the same, which costs less than reading
 * them; `version` spares the question where another statement of the request answered it.
 */
export async function keptCategoryTree(
  db: DataSource,
  actor: Actor,
  version: number | null,
): Promise<CategoryTree> {
  const ofAudiences = keptBy.get(db) ?? new Map<Audience, Kept>();
  keptBy.set(db, ofAudiences);
  const audience = audienceOf(actor);
  const kept = ofAudiences.get(audience);
  if (kept?.version === (version ?? (await categoriesVersion(db)))) return kept.tree;
  const read = await versionedCategories(db, actor);
  const tree = treeOf(read.categories);
  ofAudiences.set(audience, { version: read.version, tree });
  return tree;
}

function treeOf(categories: readonly Category[]): CategoryTree {
  const childrenOf = new Map<string | null, Category[]>();
  for (const category of categories) {
    childrenOf.set(category.parentId, [...(childrenOf.get(category.parentId) ?? []), category]);
  }
  return { byId: new Map(categories.map((category) => [category.id, category])), childrenOf };
}
