import { describe, expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { businessDays, isBusinessDay } from "./business-days.js";

const dates = (from: string, to: string) => businessDays(policy, from, to).map(({ date }) => date);

describe("business days", () => {
  test.each([
    ["2026-07-02", true, "a Thursday"],
    ["2026-07-03", false, "the Friday on which 4 July is observed"],
    ["2026-07-04", false, "a Saturday"],
    ["2026-11-26", false, "Thanksgiving"],
    ["2026-11-27", true, "the Friday after it"],
  ])("%s: %s, %s", (date, open) => {
    expect(isBusinessDay(policy, date)).toBe(open);
  });

  test("leave weekends and holidays out", () => {
    expect(dates("2026-07-01", "2026-07-07")).toEqual([
      "2026-07-01",
      "2026-07-02",
      "2026-07-06",
      "2026-07-07",
    ]);
  });

  test("begin and end at Mountain midnight; what came on the closed days before counts to the next one", () => {
    expect(businessDays(policy, "2026-07-06", "2026-07-06")).toEqual([
      {
        date: "2026-07-06",
        countsFrom: "2026-07-03T06:00:00Z",
        startsAt: "2026-07-06T06:00:00Z",
        endsAt: "2026-07-07T06:00:00Z",
      },
    ]);
  });

  test("leave no gap between them, so that everything is counted once", () => {
    const days = businessDays(policy, "2026-01-01", "2026-12-31");
    for (const [place, { countsFrom }] of days.entries()) {
      expect(place === 0 ? countsFrom : days[place - 1]?.endsAt).toBe(countsFrom);
    }
  });

  test("go on to the next one where the last date is closed", () => {
    expect(dates("2026-07-03", "2026-07-04")).toEqual(["2026-07-06"]);
  });

  test("follow the clock over the change of the hour", () => {
    expect(businessDays(policy, "2026-03-09", "2026-03-09")).toMatchObject([
      { countsFrom: "2026-03-07T07:00:00Z", startsAt: "2026-03-09T06:00:00Z" },
    ]);
  });

  test("are none where the desk never opens", () => {
    const { hours, ...rest } = policy;
    const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };
    const never = { ...rest, hours: { ...hours, ...closed } };
    expect(businessDays(never, "2026-07-01", "2026-07-02")).toEqual([]);
  });
});
