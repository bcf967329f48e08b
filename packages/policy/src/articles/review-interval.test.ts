import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatReviewInterval, isReviewInterval, parseReviewInterval } from "./review-interval.js";

test.each([
  ["P90D", { count: 90, unit: "days" }],
  ["P6M", { count: 6, unit: "months" }],
  ["6 months", { count: 6, unit: "months" }],
  ["1 month", { count: 1, unit: "months" }],
  [" 90 days ", { count: 90, unit: "days" }],
  ["P10Y", null],
  ["P0D", null],
  ["P121M", null],
  ["3651 days", null],
  ["-5 days", null],
  ["6months", null],
  ["", null],
])("%j is read as %j", (text, interval) => {
  expect(parseReviewInterval(text)).toEqual(interval);
});

test("what is written is read back", () => {
  const anyInterval = fc.record({
    count: fc.integer({ min: -5, max: 4_000 }),
    unit: fc.constantFrom("days" as const, "months" as const),
  });
  fc.assert(
    fc.property(anyInterval, (interval) => {
      expect(parseReviewInterval(formatReviewInterval(interval))).toEqual(
        isReviewInterval(interval) ? interval : null,
      );
    }),
  );
});
