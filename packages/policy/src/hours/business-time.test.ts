import { describe, expect, test } from "@jest/globals";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { businessMillisBetween, dueAt } from "./business-time.js";
import { closesAt, isOpen, nextOpening } from "./opening-hours.js";

const hour = 3_600_000;

describe("deadlines", () => {
  test.each([
    ["2026-01-05T17:00:00Z", 4, "2026-01-05T21:00:00Z", "within the day"],
    ["2026-01-05T23:30:00Z", 4, "2026-01-06T19:30:00Z", "over the night"],
    ["2026-01-05T20:00:00Z", 4, "2026-01-06T00:00:00Z", "to the close, not to the next opening"],
    [
      "2026-01-06T00:00:00Z",
      1,
      "2026-01-06T17:00:00Z",
      "what arrives at 17:00:00 counts from the next opening",
    ],
    [
      "2026-01-05T23:59:59.999Z",
      1,
      "2026-01-06T16:59:59.999Z",
      "what arrives a millisecond before the close counts it",
    ],
    ["2026-01-03T12:00:00Z", 8, "2026-01-06T00:00:00Z", "from a Saturday"],
    ["2026-03-06T23:00:00Z", 4, "2026-03-09T18:00:00Z", "over the weekend in which the clocks go forward"],
    ["2026-10-30T21:30:00Z", 4, "2026-11-02T18:30:00Z", "over the weekend in which the clocks go back"],
    ["2026-07-02T22:00:00Z", 2, "2026-07-06T16:00:00Z", "over 4 July, a Saturday"],
    [
      "2027-12-30T23:00:00Z",
      4,
      "2028-01-03T19:00:00Z",
      "over New Year's Day of the next year, observed on 31 December",
    ],
    ["2026-01-05T17:00:00Z", 0.25, "2026-01-05T17:15:00Z", "a quarter of an hour"],
    ["2026-01-05T23:30:00Z", 1.5, "2026-01-06T17:00:00Z", "a fraction over the night"],
    ["2026-01-05T10:00:00-07:00", 4, "2026-01-05T21:00:00Z", "written with another offset"],
    ["2026-01-05T17:00:00Z", 40, "2026-01-12T17:00:00Z", "a week later at the same time"],
    ["2026-01-03T12:00:00Z", 0, "2026-01-03T12:00:00Z", "no hours: at once, also while closed"],
    ["2026-01-05T17:00:00Z", 1e-9, "2026-01-05T17:00:00Z", "less than a millisecond"],
    ["2026-01-05T17:00:00.500Z", 1, "2026-01-05T18:00:00.500Z", "milliseconds are kept"],
  ])("from %s, %d hours: %s, %s", (from, hours, due) => {
    expect(dueAt(policy, from, hours)).toBe(due);
  });

  test.each([-1, -0.001, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("%d hours are no deadline", (hours) => {
    expect(() => dueAt(policy, "2026-01-05T17:00:00Z", hours)).toThrow(RangeError);
  });

  test("text that is no instant is no beginning", () => {
    expect(() => dueAt(policy, "2026-01-05T17:00:00", 1)).toThrow(RangeError);
    expect(() => dueAt(policy, "tomorrow", 1)).toThrow(RangeError);
  });
});

describe("business time between two instants", () => {
  test.each([
    ["2026-01-05T16:00:00Z", "2026-01-06T00:00:00Z", 8 * hour],
    ["2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z", 40 * hour],
    ["2026-01-06T00:00:00Z", "2026-01-06T16:00:00Z", 0],
    ["2026-01-05T17:00:00Z", "2026-01-05T17:00:00.001Z", 1],
    ["2026-01-05T18:00:00Z", "2026-01-05T17:00:00Z", -hour],
    ["2026-01-05T17:00:00Z", "2026-01-05T17:00:00Z", 0],
    ["2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z", 32 * hour],
  ])("%s to %s: %d ms", (from, to, millis) => {
    expect(businessMillisBetween(policy, from, to)).toBe(millis);
  });
});

describe("opening and closing", () => {
  test.each([
    ["2026-01-05T15:59:59.999Z", false, null, "2026-01-05T16:00:00Z"],
    ["2026-01-05T16:00:00Z", true, "2026-01-06T00:00:00Z", "2026-01-06T16:00:00Z"],
    ["2026-01-05T23:59:59.999Z", true, "2026-01-06T00:00:00Z", "2026-01-06T16:00:00Z"],
    ["2026-01-06T00:00:00Z", false, null, "2026-01-06T16:00:00Z"],
    ["2026-07-03T18:00:00Z", false, null, "2026-07-06T15:00:00Z"],
    ["2033-01-20T18:00:00Z", true, "2033-01-21T00:00:00Z", "2033-01-21T16:00:00Z"],
  ])("at %s: open %s, closes %s, opens next %s", (at, open, closes, opens) => {
    expect(isOpen(policy, at)).toBe(open);
    expect(closesAt(policy, at)).toBe(closes);
    expect(nextOpening(policy, at)).toBe(opens);
  });
});

describe("a day with several openings", () => {
  const lunch = editedPolicy({
    replace: 'monday: ["09:00-17:00"]',
    by: 'monday: ["09:00-12:00", "13:00-17:00"]',
  });

  test("is closed between them", () => {
    expect(isOpen(lunch, "2026-01-05T19:30:00Z")).toBe(false);
    expect(closesAt(lunch, "2026-01-05T18:00:00Z")).toBe("2026-01-05T19:00:00Z");
    expect(nextOpening(lunch, "2026-01-05T18:00:00Z")).toBe("2026-01-05T20:00:00Z");
    expect(dueAt(lunch, "2026-01-05T18:00:00Z", 2)).toBe("2026-01-05T21:00:00Z");
  });
});

describe("openings that touch are one", () => {
  const nights = editedPolicy(
    { replace: 'monday: ["09:00-17:00"]', by: 'monday: ["22:00-24:00"]' },
    { replace: 'tuesday: ["09:00-17:00"]', by: 'tuesday: ["00:00-06:00"]' },
  );

  test("over midnight", () => {
    expect(closesAt(nights, "2026-01-06T05:30:00Z")).toBe("2026-01-06T13:00:00Z");
    expect(nextOpening(nights, "2026-01-06T05:30:00Z")).toBe("2026-01-07T16:00:00Z");
  });

  test("for ever", () => {
    const always = editedPolicy(
      ...["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => ({
        replace: `${day}: ["09:00-17:00"]`,
        by: `${day}: ["00:00-24:00"]`,
      })),
      { replace: "saturday: []", by: 'saturday: ["00:00-24:00"]' },
      { replace: "sunday: []", by: 'sunday: ["00:00-24:00"]' },
      { replace: "calendar: us-federal", by: "calendar: none" },
    );
    expect(isOpen(always, "2026-03-08T09:30:00Z")).toBe(true);
    expect(closesAt(always, "2026-03-08T09:30:00Z")).toBeNull();
    expect(nextOpening(always, "2026-03-08T09:30:00Z")).toBe("2026-03-08T09:30:00Z");
    expect(dueAt(always, "2026-10-31T06:00:00Z", 48)).toBe("2026-11-02T06:00:00Z");
  });
});

describe("the nights in which the clocks change", () => {
  const early = editedPolicy({ replace: "sunday: []", by: 'sunday: ["01:00-03:00"]' });

  test("an opening over the hour that is skipped is shorter", () => {
    expect(dueAt(early, "2026-03-08T00:00:00Z", 1)).toBe("2026-03-08T09:00:00Z");
    expect(businessMillisBetween(early, "2026-03-08T07:00:00Z", "2026-03-08T20:00:00Z")).toBe(hour);
  });

  test("a time that is shown twice counts twice", () => {
    expect(businessMillisBetween(early, "2026-11-01T06:00:00Z", "2026-11-01T20:00:00Z")).toBe(3 * hour);
    expect(closesAt(early, "2026-11-01T07:30:00Z")).toBe("2026-11-01T10:00:00Z");
  });
});
