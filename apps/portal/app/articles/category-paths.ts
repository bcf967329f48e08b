export interface FlatCategory {
  id: string;
  title: string;
  parent?: { id: string } | null;
}

export interface CategoryPath {
  id: string;
  /** From the top: `Directory / LDAP`. */
  path: string;
  /** 0 at the top. */
  depth: number;
}

/** Of a list in which each category comes before those below it, in the same order. */
export function categoryPaths(categories: readonly FlatCategory[]): CategoryPath[] {
  const known = new Map<string, CategoryPath>();
  for (const { id, title, parent } of categories) {
    const above = parent == null ? undefined : known.get(parent.id);
    known.set(
      id,
      above === undefined
        ? { id, path: title, depth: 0 }
        : { id, path: `${above.path} / ${title}`, depth: above.depth + 1 },
    );
  }
  return [...known.values()];
}
