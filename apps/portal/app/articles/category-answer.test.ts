import { expect, test } from "@jest/globals";
import { effectWords, errorsOf } from "./category-answer.js";

test.each([
  [{ narrower: 1, wider: 0 }, "1 published article will be read by fewer people."],
  [{ narrower: 0, wider: 1200 }, "1,200 published articles will be read by more people."],
  [{ narrower: 3, wider: 1 }, "3 published articles will be read by fewer people, and 1 by more."],
])("%j is told in words", (effect, words) => {
  expect(effectWords(effect)).toBe(words);
});

test("an error that names no field is the form's", () => {
  expect(
    errorsOf([
      { message: "Taken.", path: ["input", "slug"] },
      { message: "No.", path: null },
    ]),
  ).toEqual({ slug: "Taken.", form: "No." });
});
