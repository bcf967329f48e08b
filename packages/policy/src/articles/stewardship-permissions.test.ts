import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { policy } from "../../testing/example-policy.js";
import type { Viewer } from "../accounts/viewer.js";
import {
  isReviewDue,
  mayChangeCategory,
  mayChangeCategoryAudience,
  mayDeleteCategory,
  mayMarkChecked,
  mayMoveCategory,
  mayPlanReviews,
} from "./stewardship-permissions.js";

const same = { narrower: 0, wider: 0 };

describe("categories", () => {
  test.each<[string, Viewer, string, string]>([
    ["nobody", nobody, "staff_only", "staff_only"],
    ["an admin", member("adam", "admin"), "staff_only", "staff_only"],
    ["an agent", staff("agent"), "authors_only", "authors_only"],
    ["an author", staff("author"), "allowed", "leads_only"],
    ["a lead", staff("lead"), "allowed", "allowed"],
  ])("%s", (_name, viewer, change, audience) => {
    expect(mayChangeCategory(viewer).code).toBe(change);
    expect(mayPlanReviews(viewer).code).toBe(change);
    expect(mayChangeCategoryAudience(viewer).code).toBe(audience);
    expect(mayMoveCategory(viewer, same).code).toBe(change);
    expect(mayMoveCategory(viewer, { narrower: 1, wider: 0 }).code).toBe(audience);
    expect(mayMoveCategory(viewer, { narrower: 0, wider: 1 }).code).toBe(audience);
  });

  test("are deleted when empty", () => {
    expect(mayDeleteCategory(staff("author"), { articles: 0, categories: 0 }).allowed).toBe(true);
    expect(mayDeleteCategory(staff("lead"), { articles: 1, categories: 0 }).code).toBe("category_not_empty");
    expect(mayDeleteCategory(staff("lead"), { articles: 0, categories: 1 }).code).toBe("category_not_empty");
    expect(mayDeleteCategory(staff("agent"), { articles: 0, categories: 0 }).code).toBe("authors_only");
  });
});

describe("an article is marked as checked", () => {
  const published = { published: true, ownerPersonId: "olga" };

  test.each<[string, Viewer, string]>([
    ["its owner, also an agent", staff("agent", "olga"), "allowed"],
    ["another agent", staff("agent"), "authors_only"],
    ["an author", staff("author"), "allowed"],
    ["a lead", staff("lead"), "allowed"],
    ["its owner who is staff no more", member("olga", "admin"), "staff_only"],
    ["nobody", nobody, "staff_only"],
  ])("by %s: %s", (_name, viewer, code) => {
    expect(mayMarkChecked(viewer, published).code).toBe(code);
  });

  test("when readers see it", () => {
    expect(mayMarkChecked(staff("lead"), { ...published, published: false }).code).toBe("not_in_this_state");
  });

  test("by nobody where nobody owns it", () => {
    expect(mayMarkChecked(nobody, { published: true, ownerPersonId: null }).code).toBe("staff_only");
  });
});

test.each([
  // Midnight in Denver is 07:00 UTC in winter and 06:00 in summer.
  ["2026-03-12", "2026-03-12T05:59:59Z", false],
  ["2026-03-12", "2026-03-12T06:00:00Z", true],
  ["2026-01-12", "2026-01-12T06:59:59Z", false],
  ["2026-01-12", "2026-01-12T07:00:00Z", true],
  ["2026-01-12", "2027-01-01T00:00:00Z", true],
  [null, "2027-01-01T00:00:00Z", false],
])("a check that is due on %s is due at %s: %s", (dueOn, at, due) => {
  expect(isReviewDue(policy, dueOn, at)).toBe(due);
});
