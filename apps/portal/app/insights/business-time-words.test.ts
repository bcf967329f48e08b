import { expect, test } from "@jest/globals";
import { ageWords, businessTimeWords } from "./business-time-words.js";

test.each([
  [null, "–"],
  [0, "0 min"],
  [44.6, "45 min"],
  [60, "1 h"],
  [210, "3.5 h"],
  [60_000, "1,000 h"],
])("%s business minutes are %s", (minutes, words) => {
  expect(businessTimeWords(minutes)).toBe(words);
});

test.each([
  [0, 0, "0"],
  [1, 1, "1"],
  [2, 4, "2–4"],
  [20, null, "20+"],
])("an age from %s to %s is %s", (from, to, words) => {
  expect(ageWords(from, to)).toBe(words);
});
