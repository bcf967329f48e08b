import { expect, test } from "@jest/globals";
import { intervalWords } from "./review-interval-fields.js";
import { readInterval } from "./review-interval-form.js";

test.each([
  [{}, null],
  [{ reviewCount: " ", reviewUnit: "DAYS" }, null],
  [
    { reviewCount: "90", reviewUnit: "DAYS" },
    { count: 90, unit: "DAYS" },
  ],
  [
    { reviewCount: "6", reviewUnit: "YEARS" },
    { count: 6, unit: "MONTHS" },
  ],
  [
    { reviewCount: "-1", reviewUnit: "DAYS" },
    { count: 0, unit: "DAYS" },
  ],
  [
    { reviewCount: "many", reviewUnit: "DAYS" },
    { count: 0, unit: "DAYS" },
  ],
])("%j is read as %j", (fields, interval) => {
  expect(readInterval(new URLSearchParams(fields))).toEqual(interval);
});

test("an interval is told in words", () => {
  expect(intervalWords({ count: 6, unit: "MONTHS" })).toBe("every 6 months");
  expect(intervalWords({ count: 1, unit: "DAYS" })).toBe("every day");
  expect(intervalWords(null)).toBe("never");
});
