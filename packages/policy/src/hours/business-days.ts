import { weekdays } from "../policy-file/hours-schema.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { formatInstant } from "../instant.js";
import { isHoliday } from "./observed-holidays.js";
import { addDays, startOfDate } from "./wall-clock.js";

/** A calendar date on which the desk opens, and what is counted to it. */
export interface BusinessDay {
  date: string;
  /** The end of the business day before: what came on closed days in between counts to this one. */
  countsFrom: string;
  /** Its own midnight. */
  startsAt: string;
  /** The midnight after it. */
  endsAt: string;
}

/** No policy closes for longer; one that never opens has no business days. */
const longestClosed = 400;

export function isBusinessDay(policy: SupportPolicy, date: string): boolean {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  const weekday = weekdays[(sundayFirst + 6) % 7];
  return weekday !== undefined && policy.hours[weekday].length > 0 && !isHoliday(policy, date);
}

/**
 * Business days from one calendar date to another, both in it, oldest first. Where the last date is a closed day, the business day
 * after it is there, too: what comes on closed days counts to the next business day, so that nothing is missing from a chart.
 */
export function businessDays(policy: SupportPolicy, from: string, to: string): BusinessDay[] {
  const days: BusinessDay[] = [];
  let before = lastBusinessDayBefore(policy, from);
  const last = addDays(to, longestClosed);
  for (let date = from; date <= last; date = addDays(date, 1)) {
    if (!isBusinessDay(policy, date)) {
      continue;
    }
    days.push({
      date,
      countsFrom: midnight(policy, addDays(before, 1)),
      startsAt: midnight(policy, date),
      endsAt: midnight(policy, addDays(date, 1)),
    });
    before = date;
    if (date >= to) {
      break;
    }
  }
  return days;
}

/** The business day before a date, or, where the desk has been closed ever since, the day before it. */
function lastBusinessDayBefore(policy: SupportPolicy, date: string): string {
  for (let back = 1; back <= longestClosed; back += 1) {
    const each = addDays(date, -back);
    if (isBusinessDay(policy, each)) {
      return each;
    }
  }
  return addDays(date, -1);
}

function midnight({ zone }: SupportPolicy, date: string): string {
  return formatInstant(startOfDate(zone, date));
}
