import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { policy as shipped } from "../../testing/example-policy.js";
import { isFederalHoliday } from "../../testing/federal-holiday-oracle.js";
import { minuteOracle, type MinuteOracle } from "../../testing/minute-oracle.js";
import { formatInstant } from "../instant.js";
import { weekdays } from "../policy-file/hours-schema.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { businessMillisBetween, dueAt } from "./business-time.js";
import { closesAt, isOpen, nextOpening } from "./opening-hours.js";
import { offsetAt } from "./wall-clock.js";

const hour = 3_600_000;
const day = 24 * hour;
const [first, last] = [Date.parse("2024-01-01T00:00:00Z"), Date.parse("2036-12-31T00:00:00Z")];

const officeHours = shipped.hours;
const oddHours: SupportPolicy["hours"] = {
  monday: [{ opens: "00:00", closes: "24:00" }],
  tuesday: [
    { opens: "00:00", closes: "02:30" },
    { opens: "09:15", closes: "12:00" },
    { opens: "12:00", closes: "17:45" },
  ],
  wednesday: [],
  thursday: [{ opens: "23:59", closes: "24:00" }],
  friday: [{ opens: "00:01", closes: "00:02" }],
  saturday: [{ opens: "22:00", closes: "24:00" }],
  sunday: [
    { opens: "00:00", closes: "01:15" },
    { opens: "01:45", closes: "02:15" },
    { opens: "02:45", closes: "06:00" },
  ],
};

const calendars: [string, SupportPolicy["hours"]][] = [
  ["America/Denver", officeHours],
  ["America/Denver", oddHours],
  ["Europe/London", officeHours],
  ["Asia/Kolkata", officeHours],
  ["Australia/Lord_Howe", oddHours],
  ["America/Havana", oddHours],
  ["Asia/Beirut", oddHours],
  ["Pacific/Chatham", oddHours],
];

function minutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function oracleOf({ hours, zone }: SupportPolicy): MinuteOracle {
  return minuteOracle({
    zone,
    hours: weekdays.map((each) =>
      hours[each].map(({ opens, closes }) => ({ opens: minutes(opens), closes: minutes(closes) })),
    ),
    isClosed: isFederalHoliday,
  });
}

/** Days on which the zone changes its clocks: where mistakes are. */
function daysOfChange(zone: string): number[] {
  const days = Array.from(
    { length: Math.floor((last - first) / day) },
    (_none, index) => first + index * day,
  );
  return days.filter((start) => offsetAt(zone, start) !== offsetAt(zone, start + day));
}

function instantsOf(zone: string): fc.Arbitrary<number> {
  const changes = daysOfChange(zone);
  const anywhere = fc.integer({ min: first, max: last });
  const nearChange = fc
    .tuple(fc.constantFrom(...changes, first), fc.integer({ min: -day, max: 2 * day }))
    .map(([start, distance]) => start + distance);
  return fc.oneof(anywhere, nearChange);
}

describe.each(calendars)("in %s, hours %#", (zone, hours) => {
  const policy = { ...shipped, zone, hours };
  const oracle = oracleOf(policy);
  const instant = instantsOf(zone);

  test("time between two instants is that of the minutes between them", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 5 * day }), (from, length) => {
        expect(businessMillisBetween(policy, formatInstant(from), formatInstant(from + length))).toBe(
          oracle.openMillis(from, from + length),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("a deadline is reached when so many minutes have passed", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 16 * hour }), (from, millis) => {
        const due = dueAt(policy, formatInstant(from), millis / hour);
        expect(due).toBe(formatInstant(oracle.dueAt(from, millis)));
        expect(businessMillisBetween(policy, formatInstant(from), due)).toBe(millis);
      }),
      { numRuns: 50 },
    );
  });

  test("it is open in the minutes in which it is open", () => {
    fc.assert(
      fc.property(instant, (at) => {
        const text = formatInstant(at);
        const opens = Date.parse(nextOpening(policy, text));
        expect(isOpen(policy, text)).toBe(oracle.isOpen(at));
        expect(oracle.isOpen(opens) && !oracle.isOpen(opens - 1)).toBe(true);
        const closes = closesAt(policy, text);
        expect(closes === null).toBe(!oracle.isOpen(at));
        if (closes !== null) {
          const end = Date.parse(closes);
          expect(oracle.isOpen(end) || !oracle.isOpen(end - 1)).toBe(false);
          expect(oracle.openMillis(at, end)).toBe(end - at);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ["America/Denver", officeHours],
  ["Australia/Lord_Howe", oddHours],
] as const)("every minute of a year, and of all days of change, in %s", (zone, hours) => {
  const policy = { ...shipped, zone, hours };
  const oracle = oracleOf(policy);
  const year = Array.from(
    { length: 37 },
    (_none, index) => [Date.parse("2027-06-01T00:00:00Z") + index * 10 * day, 10 * day] as const,
  );
  for (const [from, length] of [
    ...year,
    ...daysOfChange(zone).map((start) => [start - day, 3 * day] as const),
  ]) {
    const between = businessMillisBetween(policy, formatInstant(from), formatInstant(from + length));
    expect([formatInstant(from), between]).toEqual([
      formatInstant(from),
      oracle.openMillis(from, from + length),
    ]);
  }
});
