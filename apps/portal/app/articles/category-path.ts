interface Ancestor {
  slug: string;
  title: string;
  parent?: Ancestor | null;
}

/** From the top category down to this one, as breadcrumbs. */
export function categoryPath(category: Ancestor | null | undefined): { title: string; href: string }[] {
  if (category == null) return [];
  return [...categoryPath(category.parent), { title: category.title, href: `/categories/${category.slug}` }];
}
