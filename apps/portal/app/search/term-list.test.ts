import { expect, test } from "@jest/globals";
import { termsOf, termText } from "./term-list.js";

test.each([
  ["", []],
  [" , ;\n", []],
  ["mfa, two-factor,\nmulti factor authentication", ["mfa", "two-factor", "multi factor authentication"]],
])("%j is the terms %j", (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test("terms survive being shown and sent again", () => {
  const terms = ["mfa", "multi factor authentication"];
  expect(termsOf(termText(terms))).toEqual(terms);
});
