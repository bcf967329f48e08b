import { categoryPaths, type FlatCategory } from "./category-paths.js";

export interface CategoryChoice {
  id: string;
  /** From the top: `Directory / LDAP`. */
  path: string;
  /** The narrowest of its own and those above it. */
  audience: "PUBLIC" | "CUSTOMERS" | "STAFF";
}

/** The categories as the list of a select, each before those below it. */
export function categoryChoices(
  categories: readonly (FlatCategory & { effectiveAudience: CategoryChoice["audience"] })[],
): CategoryChoice[] {
  const audiences = new Map(categories.map(({ id, effectiveAudience }) => [id, effectiveAudience]));
  return categoryPaths(categories).map(({ id, path }) => ({
    id,
    path,
    audience: audiences.get(id) ?? "STAFF",
  }));
}
