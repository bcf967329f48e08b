import { weekdays } from "../policy-file/hours-schema.js";
import type { BusinessCalendar } from "./business-calendar.js";
import { isHoliday } from "./observed-holidays.js";
import { dateText, dayMillis, offsetAt, offsetChange } from "./wall-clock.js";

/** Half-open: open from `opens` up to, not including, `closes`. Milliseconds since 1970. */
export interface Opening {
  opens: number;
  closes: number;
}

/** Far beyond any deadline; a search that comes here has no answer. */
const longestSearch = 40 * 366 * dayMillis;

/**
 * The openings at and after the instant, in order; the first one is cut to begin no earlier than the instant.
 * The desk is open while the clock on the wall shows opening hours: in a night in which it is turned forward an opening may be
 * shorter, in one in which it is turned back a time that is shown twice counts twice (policy.md, "Hours").
 */
export function* openingsFrom(policy: BusinessCalendar, from: number): Generator<Opening, void> {
  const { zone } = policy;
  let cursor = from;
  while (cursor < from + longestSearch) {
    const offset = offsetAt(zone, cursor);
    const wall = cursor + offset;
    const midnight = Math.floor(wall / dayMillis) * dayMillis;
    const end = offsetChange(zone, cursor, midnight + dayMillis - offset);
    for (const { opens, closes } of openingsOfDay(policy, midnight)) {
      const opening = { opens: Math.max(opens - offset, cursor), closes: Math.min(closes - offset, end) };
      if (opening.opens < opening.closes) {
        yield opening;
      }
    }
    cursor = end;
  }
}

/** Openings of the wall's day that begins at `midnight`, in wall time. */
function openingsOfDay(policy: BusinessCalendar, midnight: number): Opening[] {
  // 1970 began on a Thursday, the fourth day of the week.
  const weekday = weekdays[(((midnight / dayMillis + 3) % 7) + 7) % 7];
  if (weekday === undefined || isHoliday(policy, dateText(midnight))) {
    return [];
  }
  return policy.hours[weekday].map(({ opens, closes }) => ({
    opens: midnight + timeOfDay(opens),
    closes: midnight + timeOfDay(closes),
  }));
}

function timeOfDay(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000;
}
