import type { CategoryTree } from "../articles/category-tree.js";

/** A category and all below it that the viewer may see; none where they may not see it. */
export function withDescendants({ byId, childrenOf }: CategoryTree, id: string | null): string[] {
  if (id === null || !byId.has(id)) return [];
  const found = [id];
  for (const each of found) found.push(...(childrenOf.get(each) ?? []).map((child) => child.id));
  return found;
}
