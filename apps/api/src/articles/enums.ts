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
export const ReviewVerdict = declareEnum("ReviewVerdict", ["approved", "sent_back"]);
export const ArticleScheduleKind = declareEnum("ArticleScheduleKind", ["publish", "unpublish"]);
export const ArticleScheduleState = declareEnum("ArticleScheduleState", [
  "scheduled",
  "done",
  "cancelled",
  "failed",
]);
export const WallTimeOccurrence = declareEnum(
  "WallTimeOccurrence",
  ["first", "second"],
  "Which of the two instants, for a time that comes twice when the clocks go back.",
);
export const ScheduleTimeProblem = declareEnum("ScheduleTimeProblem", [
  "not_a_time",
  "no_such_time",
  "ambiguous_time",
  "time_is_past",
]);
export const DifferenceKind = declareEnum("DifferenceKind", ["same", "changed", "removed", "added"]);
export const DifferenceField = declareEnum("DifferenceField", [
  "title",
  "summary",
  "audience",
  "category",
  "product_areas",
  "protocols",
  "platforms",
]);
export const ArticleAtSlugKind = declareEnum(
  "ArticleAtSlugKind",
  ["article", "moved", "gone", "unknown"],
  "What an address leads to: an article, its present address, an article that was archived, or nothing that the viewer may know of.",
);
