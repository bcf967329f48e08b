import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { resolveWallTime } from "./wall-time.js";
import { offsetAt } from "./wall-clock.js";

const at = (text: string) => Date.parse(text);

describe("a time on the wall", () => {
  test.each([
    ["America/Denver", "2026-01-05T09:00", "2026-01-05T16:00:00Z"],
    ["America/Denver", "2026-07-05T09:00", "2026-07-05T15:00:00Z"],
    ["America/Denver", "2026-03-08T01:59", "2026-03-08T08:59:00Z"],
    ["America/Denver", "2026-03-08T03:00", "2026-03-08T09:00:00Z"],
    ["America/Denver", "2026-11-01T00:59", "2026-11-01T06:59:00Z"],
    ["America/Denver", "2026-11-01T02:00", "2026-11-01T09:00:00Z"],
    ["Asia/Kathmandu", "2026-01-05T09:00", "2026-01-05T03:15:00Z"],
    ["UTC", "2026-01-05T09:00:30", "2026-01-05T09:00:30Z"],
  ])("in %s, %s is %s", (zone, wall, instant) => {
    expect(resolveWallTime(zone, wall)).toEqual({ ok: true, instant: at(instant) });
  });

  test.each([
    ["America/Denver", "2026-03-08T02:30", "2026-03-08T09:00:00Z"],
    // Clocks there go forward by half an hour.
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z"],
  ])("in %s, %s never comes", (zone, wall, next) => {
    expect(resolveWallTime(zone, wall, "first")).toEqual({
      ok: false,
      problem: "no_such_time",
      next: at(next),
    });
  });

  test("comes twice when clocks go back, and either may be meant", () => {
    const instants = [at("2026-11-01T07:30:00Z"), at("2026-11-01T08:30:00Z")];
    const wall = "2026-11-01T01:30";
    expect(resolveWallTime("America/Denver", wall)).toEqual({
      ok: false,
      problem: "ambiguous_time",
      instants,
    });
    expect(resolveWallTime("America/Denver", wall, "first")).toEqual({ ok: true, instant: instants[0] });
    expect(resolveWallTime("America/Denver", wall, "second")).toEqual({ ok: true, instant: instants[1] });
  });

  test.each(["", "soon", "2026-02-31T09:00", "2026-01-05", "2026-01-05T25:00", "2026-01-05T09:00Z", "9:00"])(
    "%p is no time",
    (text) => expect(resolveWallTime("America/Denver", text)).toEqual({ ok: false, problem: "not_a_time" }),
  );

  test("of any instant leads back to it, first or second", () => {
    const minute = fc.integer({
      min: at("2020-01-01T00:00:00Z") / 60_000,
      max: at("2040-01-01T00:00:00Z") / 60_000,
    });
    const zone = fc.constantFrom(
      "America/Denver",
      "Europe/Berlin",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
    );
    fc.assert(
      fc.property(minute, zone, (minutes, where) => {
        const instant = minutes * 60_000;
        const wall = new Date(instant + offsetAt(where, instant)).toISOString().slice(0, 16);
        const found = (["first", "second"] as const).map((which) => resolveWallTime(where, wall, which));
        expect(found).toContainEqual({ ok: true, instant });
      }),
    );
  });
});
