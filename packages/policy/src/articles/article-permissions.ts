import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";

/** Who an article or category is for, widest first. */
export const audiences = ["public", "customers", "staff"] as const;
export type Audience = (typeof audiences)[number];

export interface ArticleAccess {
  audience: Audience;
  /** Of its category; null for an article without one. */
  categoryAudience: Audience | null;
}

/**
 * Audiences whose articles the viewer reads. An article and its category must both be among them: deny wins. Lists, search and
 * counts filter by this, so that they agree with `mayReadArticle`. Customers: staff, or anybody with an active membership of an
 * account that is not closed.
 */
export function readableAudiences(viewer: Viewer): Audience[] {
  return audiences.filter((audience) => {
    switch (audience) {
      case "public":
        return true;
      case "customers":
        return isStaff(viewer) || liveMemberships(viewer).length > 0;
      case "staff":
        return isStaff(viewer);
    }
  });
}

export function mayReadArticle(viewer: Viewer, article: ArticleAccess): Permission {
  const readable = readableAudiences(viewer);
  return readable.includes(article.audience) &&
    readable.includes(article.categoryAudience ?? article.audience)
    ? allowed
    : denied("not_found", "There is no such article, or you may not read it.");
}
