import { describe, expect, test } from "@jest/globals";
import { isFederalHoliday } from "../../testing/federal-holiday-oracle.js";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { isOpen } from "./opening-hours.js";
import { observedHolidays } from "./observed-holidays.js";

test("the holidays of 2027, two of them in December for a Saturday", () => {
  expect(observedHolidays(policy, 2027)).toEqual([
    { date: "2027-01-01", name: "New Year's Day" },
    { date: "2027-01-18", name: "Birthday of Martin Luther King, Jr." },
    { date: "2027-02-15", name: "Washington's Birthday" },
    { date: "2027-05-31", name: "Memorial Day" },
    { date: "2027-06-18", name: "Juneteenth National Independence Day" },
    { date: "2027-07-05", name: "Independence Day" },
    { date: "2027-09-06", name: "Labor Day" },
    { date: "2027-10-11", name: "Columbus Day" },
    { date: "2027-11-11", name: "Veterans Day" },
    { date: "2027-11-25", name: "Thanksgiving Day" },
    { date: "2027-12-24", name: "Christmas Day" },
    { date: "2027-12-31", name: "New Year's Day" },
  ]);
});

test("a year whose 1 January is a Saturday has no New Year's Day of its own", () => {
  expect(observedHolidays(policy, 2028)[0]).toEqual({
    date: "2028-01-17",
    name: "Birthday of Martin Luther King, Jr.",
  });
});

test("the holidays of 2022 to 2060 are those of the law", () => {
  for (let year = 2022; year <= 2060; year += 1) {
    const days = Array.from({ length: 366 }, (_none, index) =>
      new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(observedHolidays(policy, year).map(({ date }) => date)).toEqual(
      days.filter((date) => date.startsWith(String(year)) && isFederalHoliday(date)),
    );
  }
});

describe("the file", () => {
  const noon = (date: string) => `${date}T19:00:00Z`;

  test("adds days", () => {
    const edited = editedPolicy({
      replace: "add: []",
      by: "add: [{ date: 2029-01-22, name: Inauguration Day }]",
    });
    expect(isOpen(policy, noon("2029-01-22"))).toBe(true);
    expect(isOpen(edited, noon("2029-01-22"))).toBe(false);
    expect(observedHolidays(edited, 2029)).toContainEqual({ date: "2029-01-22", name: "Inauguration Day" });
  });

  test("opens a date", () => {
    const edited = editedPolicy({ replace: "open: []", by: "open: [2026-10-12]" });
    expect(isOpen(policy, noon("2026-10-12"))).toBe(false);
    expect(isOpen(edited, noon("2026-10-12"))).toBe(true);
    expect(isOpen(edited, noon("2027-10-11"))).toBe(false);
  });

  test("opens a holiday of every year", () => {
    const edited = editedPolicy({ replace: "open: []", by: "open: [Columbus Day]" });
    expect(isOpen(edited, noon("2026-10-12"))).toBe(true);
    expect(isOpen(edited, noon("2027-10-11"))).toBe(true);
  });

  test("does without the calendar", () => {
    const edited = editedPolicy({ replace: "calendar: us-federal", by: "calendar: none" });
    expect(observedHolidays(edited, 2026)).toEqual([]);
    expect(isOpen(edited, noon("2026-12-25"))).toBe(true);
  });
});
