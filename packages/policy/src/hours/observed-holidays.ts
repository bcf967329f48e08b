import type { BusinessCalendar } from "./business-calendar.js";
import { federalHolidays, type Holiday } from "./federal-holidays.js";

/**
 * Days of the year on which the desk is closed, in order: the calendar's as observed, without those that the file opens, and those
 * that it adds. A day that is both added and opened is closed: adding names it on purpose.
 */
export function observedHolidays(policy: BusinessCalendar, year: number): Holiday[] {
  const { calendar, add, open } = policy.holidays;
  const opened = new Set<string>(open);
  const added = add.filter(({ date }) => date.startsWith(`${year}-`));
  const addedDates = new Set(added.map(({ date }) => date));
  const listed = calendar === "none" ? [] : federalHolidays(year);
  return [
    ...added.map(({ date, name }) => ({ date, name })),
    ...listed.filter(({ date, name }) => !opened.has(date) && !opened.has(name) && !addedDates.has(date)),
  ].toSorted((left, right) => (left.date < right.date ? -1 : 1));
}

// Holidays are asked for every day of every deadline. The policy is frozen, so its years are computed once.
const closedDates = new WeakMap<BusinessCalendar, Map<number, ReadonlySet<string>>>();

export function isHoliday(policy: BusinessCalendar, date: string): boolean {
  const year = Number(date.slice(0, 4));
  const years = closedDates.get(policy) ?? new Map<number, ReadonlySet<string>>();
  const closed = years.get(year) ?? new Set(observedHolidays(policy, year).map((holiday) => holiday.date));
  closedDates.set(policy, years.set(year, closed));
  return closed.has(date);
}
