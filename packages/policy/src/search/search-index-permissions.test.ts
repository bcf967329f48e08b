import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { mayReadSearchIndex, mayRebuildSearchIndex } from "./search-index-permissions.js";

test.each<[string, Viewer, string, string]>([
  ["nobody", nobody, "staff_only", "staff_only"],
  ["an account's admin", member("ada", "admin"), "staff_only", "staff_only"],
  ["an agent", staff("agent"), "allowed", "leads_only"],
  ["an author", staff("author"), "allowed", "leads_only"],
  ["a lead", staff("lead"), "allowed", "allowed"],
])("the search index: %s", (_who, viewer, reading, rebuilding) => {
  expect(mayReadSearchIndex(viewer).code).toBe(reading);
  expect(mayRebuildSearchIndex(viewer).code).toBe(rebuilding);
});
