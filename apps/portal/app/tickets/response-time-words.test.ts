import { expect, test } from "@jest/globals";
import { businessDuration, spreadWords } from "./response-time-words.js";

test.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 h"],
  [210, "3 h 30 min"],
  [599, "9 h 59 min"],
  [1_275, "21 h"],
  [120_000, "2,000 h"],
])("%s business minutes are %s", (minutes, words) => {
  expect(businessDuration(minutes)).toBe(words);
});

test("a spread tells what half and nine in ten took, once where that is the same", () => {
  expect(spreadWords({ median: 120, p90: 420, tickets: 30 })).toBe("half within 2 h, nine in ten within 7 h");
  expect(spreadWords({ median: 5, p90: 5, tickets: 30 })).toBe("within 5 min");
});
