import { expect, test } from "@jest/globals";
import { daysLeftWords } from "./days-left-words.js";

test.each([
  [21, false, "21 days left"],
  [1, false, "1 day left"],
  [0, false, "ends today"],
  [0, true, "ended today"],
  [-1, true, "ended 1 day ago"],
  [-20, true, "ended 20 days ago"],
])("%p days, over: %p: %s", (days, ended, words) => {
  expect(daysLeftWords(days, ended)).toBe(words);
});
