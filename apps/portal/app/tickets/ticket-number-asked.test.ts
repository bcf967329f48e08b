import { expect, test } from "@jest/globals";
import { numberAskedFor } from "./ticket-number-asked.js";

test.each([
  ["#1042", 1042],
  [" #7 ", 7],
  ["1042", null],
  ["#0", null],
  ["#1042 radius", null],
  ["#99999999999", null],
  ["", null],
])("%j asks for %j", (query, number) => {
  expect(numberAskedFor(query)).toBe(number);
});
