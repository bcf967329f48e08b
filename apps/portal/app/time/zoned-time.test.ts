import { describe, expect, test } from "@jest/globals";
import { readersTime, zonedTime } from "./zoned-time.js";

const mountain = "America/Denver";

describe("an instant in Mountain time", () => {
  test.each([
    ["date", "Nov 30, 2026"],
    ["time", "9:00"],
    ["moment", "Nov 30, 2026, 9:00"],
    ["weekday", "Monday 9:00"],
  ] as const)("as %s", (style, words) => {
    expect(zonedTime("2026-11-30T16:00:00Z", style, mountain)).toBe(words);
  });

  test("midnight is 0:00, not 24:00", () => {
    expect(zonedTime("2026-11-30T07:00:00Z", "time", mountain)).toBe("0:00");
  });

  test("follows daylight saving", () => {
    expect(zonedTime("2026-07-01T16:00:00Z", "time", mountain)).toBe("10:00");
  });
});

describe("the reader's own time", () => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

  test("is left out where it reads the same", () => {
    expect(readersTime("2026-11-30T16:00:00Z", "moment", own)).toBeNull();
  });

  test("is left out for dates", () => {
    expect(readersTime("2026-11-30T16:00:00Z", "date", "Pacific/Kiritimati")).toBeNull();
  });

  test("names the day again only where it is another", () => {
    const elsewhere = own === "Pacific/Kiritimati" ? "Pacific/Pago_Pago" : "Pacific/Kiritimati";
    const noon = new Date(2026, 10, 30, 12).toISOString();
    const evening = new Date(2026, 10, 30, 23).toISOString();
    for (const instant of [noon, evening]) {
      const sameDay = zonedTime(instant, "date") === zonedTime(instant, "date", elsewhere);
      expect(readersTime(instant, "moment", elsewhere)).toBe(zonedTime(instant, sameDay ? "time" : "moment"));
    }
  });
});
