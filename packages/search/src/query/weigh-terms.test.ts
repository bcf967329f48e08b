import { expect, test } from "@jest/globals";
import { weighTerms } from "./weigh-terms.js";

const mention = (no: number, articles: number, sureness = 1) => ({
  no,
  lexeme: `lexeme${no}`,
  articles,
  sureness,
});

test("the rarer a lexeme, the heavier", () => {
  const terms = weighTerms([mention(1, 900), mention(2, 3), mention(3, 40)], 1_000);
  expect(terms.map(({ no }) => no)).toEqual([2, 3, 1]);
  expect(terms.every(({ weight }) => weight > 0)).toBe(true);
});

test("what may have been meant weighs less than what was typed, and nothing weighs twice", () => {
  const [one, ...others] = weighTerms([mention(1, 5, 0.4), mention(1, 5)], 100);
  expect(others).toEqual([]);
  expect(one?.weight).toBe(weighTerms([mention(1, 5)], 100)[0]?.weight);
});

test("counts that are older than the articles weigh nothing below zero", () => {
  expect(weighTerms([mention(1, 500)], 0)[0]?.weight).toBeGreaterThan(0);
});
