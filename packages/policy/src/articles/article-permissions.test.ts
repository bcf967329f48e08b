import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { audiences, mayReadArticle, readableAudiences, type Audience } from "./article-permissions.js";

describe("who reads what", () => {
  test.each<[string, Viewer, Audience[]]>([
    ["nobody", nobody, ["public"]],
    ["an admin", member("adam", "admin"), ["public", "customers"]],
    ["an end user", member("eve", "end_user"), ["public", "customers"]],
    [
      "an admin of a suspended account",
      member("adam", "admin", { standing: "suspended" }),
      ["public", "customers"],
    ],
    ["an admin of a closed account", member("adam", "admin", { standing: "closed" }), ["public"]],
    ["a deactivated admin", member("adam", "admin", { active: false }), ["public"]],
    ["an agent", staff("agent"), ["public", "customers", "staff"]],
    ["an author", staff("author"), ["public", "customers", "staff"]],
  ])("%s", (_name, viewer, readable) => {
    expect(readableAudiences(viewer)).toEqual(readable);
  });
});

test("deny wins: the article and its category must both be readable", () => {
  const customer = member("eve", "end_user");
  expect(mayReadArticle(customer, { audience: "public", categoryAudience: "staff" }).allowed).toBe(false);
  expect(mayReadArticle(customer, { audience: "staff", categoryAudience: "public" }).allowed).toBe(false);
  expect(mayReadArticle(nobody, { audience: "public", categoryAudience: "customers" }).allowed).toBe(false);
  expect(mayReadArticle(customer, { audience: "customers", categoryAudience: "public" }).allowed).toBe(true);
  expect(mayReadArticle(nobody, { audience: "public", categoryAudience: null }).allowed).toBe(true);
});

test("what a list filters by its audiences is what may be read", () => {
  const anyViewer = fc.constantFrom(
    nobody,
    member("a", "admin"),
    member("b", "end_user", { active: false }),
    staff("agent"),
    staff("lead"),
  );
  const anyAudience = fc.constantFrom(...audiences);
  fc.assert(
    fc.property(anyViewer, anyAudience, anyAudience, (viewer, audience, categoryAudience) => {
      const readable = readableAudiences(viewer);
      expect(mayReadArticle(viewer, { audience, categoryAudience }).allowed).toBe(
        readable.includes(audience) && readable.includes(categoryAudience),
      );
    }),
  );
});
