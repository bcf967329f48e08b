import { describe, expect, test } from "@jest/globals";
import { scheduleTimeOf, scheduleTimeOfWall, scheduleTimeWords } from "./schedule-time.js";

const mountain = { zone: "America/Denver", zoneName: "Mountain time" };
const now = Date.parse("2026-09-01T12:00:00Z");

describe("when something is to happen", () => {
  test.each([
    ["2026-11-30T09:00", "Mon 30 November 2026, 09:00 Mountain time (16:00 UTC)"],
    ["2027-06-30T23:15", "Wed 30 June 2027, 23:15 Mountain time (Thu 05:15 UTC)"],
  ])("%s is %s", (wall, words) => {
    expect(scheduleTimeOfWall(mountain, wall, null, now)).toMatchObject({ ok: true, words });
  });

  test.each([
    ["2026-08-31T09:00", null, "time_is_past", /is over/],
    ["2027-03-14T02:30", null, "no_such_time", /03:00 Mountain time \(09:00 UTC\)/],
    ["2026-11-01T01:30", null, "ambiguous_time", /07:30 UTC.*08:30 UTC/],
    ["2030-01-01T09:00", null, "not_a_time", /two years/],
    ["tomorrow", null, "not_a_time", /such as/],
  ] as const)("%s is refused with words: %#", (wall, occurrence, code, message) => {
    expect(scheduleTimeOfWall(mountain, wall, occurrence, now)).toEqual({
      ok: false,
      code,
      message: expect.stringMatching(message),
    });
  });

  test("a time that comes twice is taken once it is said which one is meant", () => {
    const instants = (["first", "second"] as const).map((occurrence) => {
      const time = scheduleTimeOfWall(mountain, "2026-11-01T01:30", occurrence, now);
      return time.ok ? new Date(time.instant).toISOString() : time.message;
    });
    expect(instants).toEqual(["2026-11-01T07:30:00.000Z", "2026-11-01T08:30:00.000Z"]);
  });

  test("now is too late, a moment later is not", () => {
    expect(scheduleTimeOf(mountain, now, now).ok).toBe(false);
    expect(scheduleTimeOf(mountain, now + 1, now)).toMatchObject({
      ok: true,
      words: scheduleTimeWords(mountain, now),
    });
  });
});
