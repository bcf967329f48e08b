import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { mayChangeSearchWords, mayReadSearchWords } from "./search-word-permissions.js";

test.each<[string, Viewer, string, string]>([
  ["nobody", nobody, "staff_only", "staff_only"],
  ["an account's admin", member("ada", "admin"), "staff_only", "staff_only"],
  ["an agent", staff("agent"), "allowed", "authors_only"],
  ["an author", staff("author"), "allowed", "allowed"],
  ["a lead", staff("lead"), "allowed", "allowed"],
])("the words of search: %s", (_who, viewer, reading, changing) => {
  expect(mayReadSearchWords(viewer).code).toBe(reading);
  expect(mayChangeSearchWords(viewer).code).toBe(changing);
});
