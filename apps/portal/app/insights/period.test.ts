import { expect, test } from "@jest/globals";
import { insightsHref, lastDays, percent, readLength, shortDay } from "./period.js";

test("a period ends today, as the zone of the policy has it", () => {
  const now = new Date("2026-04-14T05:30:00Z");
  expect(lastDays(7, "America/Denver", now)).toEqual({ from: "2026-04-07", to: "2026-04-13" });
  expect(lastDays(7, "UTC", now)).toEqual({ from: "2026-04-08", to: "2026-04-14" });
});

test("only the lengths that are offered are taken from an address", () => {
  expect(["7", "90", "30", "365", "x", ""].map((days) => readLength(new URLSearchParams({ days })))).toEqual([
    7, 90, 30, 30, 30, 30,
  ]);
  expect(insightsHref("/desk/insights", 30)).toBe("/desk/insights");
  expect(insightsHref("/desk/insights/searches", 7, { order: "no_hits" })).toBe(
    "/desk/insights/searches?days=7&order=no_hits",
  );
});

test("a share of nothing is no share", () => {
  expect([percent(1, 3), percent(0, 5), percent(0, 0)]).toEqual(["33 %", "0 %", "–"]);
  expect(shortDay("2026-04-04")).toBe("4 Apr");
});
