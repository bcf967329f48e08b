import { describe, expect, test } from "@jest/globals";
import { endsWords } from "./support-ends.js";

const at = (now: string) => ({ now: new Date(now), zone: "America/Denver", zoneName: "Mountain" });

describe("until when support lasts", () => {
  test.each([
    ["2026-11-24T16:00:00Z", "in 3 days, on Fri 27 November, 00:00 Mountain"],
    ["2026-11-26T06:59:59Z", "in 2 days, on Fri 27 November, 00:00 Mountain"],
    ["2026-11-26T07:00:00Z", "tomorrow, on Fri 27 November, 00:00 Mountain"],
  ])("at %s it ends %s", (now, words) => {
    expect(endsWords("2026-11-27T07:00:00Z", at(now))).toBe(words);
  });

  test("today, where it ends within the day", () => {
    expect(endsWords("2026-11-27T22:30:00Z", at("2026-11-27T16:00:00Z"))).toBe(
      "today, on Fri 27 November, 15:30 Mountain",
    );
  });

  test("names the year where it is another one", () => {
    expect(endsWords("2027-08-16T06:00:00Z", at("2026-11-24T16:00:00Z"))).toMatch(
      /on Mon 16 August 2027, 00:00 Mountain$/,
    );
  });

  test("counts calendar days across the change to winter time", () => {
    expect(endsWords("2026-11-03T07:00:00Z", at("2026-10-31T18:00:00Z"))).toMatch(/^in 3 days/);
  });
});
