import { expect, test } from "@jest/globals";
import { goodPercent, shareWords } from "./satisfaction-words.js";

test.each([
  [{ good: 0, bad: 0 }, null, "–"],
  [{ good: 1, bad: 0 }, 100, "100 %"],
  [{ good: 0, bad: 3 }, 0, "0 %"],
  [{ good: 2, bad: 1 }, 67, "67 %"],
])("of %p so many percent are good: %p", (share, percent, words) => {
  expect(goodPercent(share)).toBe(percent);
  expect(shareWords(share)).toBe(words);
});
