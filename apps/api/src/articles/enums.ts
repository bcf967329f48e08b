import { declareEnum } from "../graphql/enums.js";

export const Audience = declareEnum(
  "Audience",
  ["public", "customers", "staff"],
  "Who may read it: everybody, customers and staff, or staff alone.",
);
export const ArticleSort = declareEnum("ArticleSort", ["title", "popular", "updated", "position"]);
export const RevisionState = declareEnum("RevisionState", [
  "draft",
  "in_review",
  "approved",
  "published",
  "archived",
]);
export const ReviewIntervalUnit = declareEnum("ReviewIntervalUnit", ["days", "months"]);
export const CategoryDirection = declareEnum("CategoryDirection", ["up", "down"]);
export const ReviewScope = declareEnum(
  "ReviewScope",
  ["due", "all"],
  "Articles that readers see: those whose check is due, or every one of them.",
);
