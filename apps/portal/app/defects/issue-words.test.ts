import { expect, test } from "@jest/globals";
import { affectedWords, issueHref, readIssueNumber } from "./issue-words.js";

test.each<[string | undefined, number | null]>([
  ["D-12", 12],
  ["d-12", 12],
  [" 12 ", 12],
  ["0", null],
  ["D-", null],
  ["D-1.5", null],
  ["D-99999999999", null],
  ["../../etc", null],
  [undefined, null],
])("%s names the defect %s", (text, number) => {
  expect(readIssueNumber(text)).toBe(number);
});

test("an address names the defect as people do", () => {
  expect(issueHref(12)).toBe("/known-issues/D-12");
});

test("a small number is not told", () => {
  expect([affectedWords(null), affectedWords(1_200)]).toEqual(["A few accounts so far", "1,200 accounts"]);
});
