import { formatInstant, parseInstant } from "../instant.js";
import type { BusinessCalendar } from "./business-calendar.js";
import { openingsFrom } from "./openings.js";

const hourMillis = 3_600_000;

/**
 * The earliest instant with that many business hours elapsed since `from`; it may be exactly the close of an opening.
 * 0 hours is `from` itself, also while closed. Fractions of an hour count to the millisecond.
 * Throws RangeError for a number of hours that is negative, not finite, or beyond forty years of openings.
 */
export function dueAt(policy: BusinessCalendar, from: string, hours: number): string {
  if (!Number.isFinite(hours) || hours < 0) {
    throw new RangeError(`${hours} is not a number of business hours: 0 or more`);
  }
  const start = parseInstant(from);
  let left = Math.round(hours * hourMillis);
  if (left === 0) {
    return formatInstant(start);
  }
  for (const { opens, closes } of openingsFrom(policy, start)) {
    if (left <= closes - opens) {
      return formatInstant(opens + left);
    }
    left -= closes - opens;
  }
  throw new RangeError(`${hours} business hours after ${from} is further than a deadline can be`);
}

/** Business time from one instant to another in milliseconds; negative when the second is the earlier one. */
export function businessMillisBetween(policy: BusinessCalendar, from: string, to: string): number {
  const [start, end] = [parseInstant(from), parseInstant(to)];
  return end < start ? 0 - openMillis(policy, end, start) : openMillis(policy, start, end);
}

function openMillis(policy: BusinessCalendar, start: number, end: number): number {
  let total = 0;
  for (const { opens, closes } of openingsFrom(policy, start)) {
    if (opens >= end) {
      break;
    }
    total += Math.min(closes, end) - opens;
  }
  return total;
}
