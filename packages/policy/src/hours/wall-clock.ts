import { IANAZone } from "luxon";

// Wall time is counted like an instant: milliseconds from 1970 as if the clock on the wall showed UTC. Only offsets are asked of
// Luxon: its wall-time constructors guess an ambiguous hour from the current time, and policy has no clock.

export const dayMillis = 86_400_000;
const minuteMillis = 60_000;
/** More than any offset, so that the change of a date lies within this much of the same time in UTC. */
const widestOffset = 16 * 3_600_000;

/** From here on every zone changes its offset at a full minute; Liberia was the last to do otherwise. */
const fullMinutes = Date.UTC(1973, 0);
const keptOffsets = 1_000;
/** Offsets by zone and minute: asking the time zone database is most of what a due time costs. */
const offsets = new Map<string, number>();

/** Milliseconds by which the clock on the wall is ahead of UTC at the instant. */
export function offsetAt(zone: string, instant: number): number {
  if (!(instant >= fullMinutes)) {
    return askOffset(zone, instant);
  }
  const minute = Math.floor(instant / minuteMillis);
  const key = `${minute} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) {
    return known;
  }
  const offset = askOffset(zone, minute * minuteMillis);
  if (offsets.size >= keptOffsets) {
    offsets.clear();
  }
  offsets.set(key, offset);
  return offset;
}

function askOffset(zone: string, instant: number): number {
  // Rounded for the local mean times of old dates, whose offsets are not whole minutes.
  return Math.round(IANAZone.create(zone).offset(instant) * minuteMillis);
}

/** Calendar date `2026-03-13` on the wall at the instant. */
export function dateAt(zone: string, instant: number): string {
  return dateText(instant + offsetAt(zone, instant));
}

export function dateText(wall: number): string {
  return new Date(wall).toISOString().replace(/T.*$/, "");
}

/** The calendar date that many days later. */
export function addDays(date: string, days: number): string {
  return dateText(Date.parse(`${date}T00:00:00Z`) + days * dayMillis);
}

/** First instant between the two at which the offset is no longer that of the first; the second when there is none. */
export function offsetChange(zone: string, from: number, to: number): number {
  const offset = offsetAt(zone, from);
  if (offsetAt(zone, to - 1) === offset) {
    return to;
  }
  let before = from;
  let after = to - 1;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offset) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return after;
}

/** The instant at which the date begins: 00:00, or the end of the gap when the clocks skip it. */
export function startOfDate(zone: string, date: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const before = midnight - widestOffset;
  const change = offsetChange(zone, before, midnight + widestOffset);
  const unchanged = midnight - offsetAt(zone, before);
  return unchanged < change ? unchanged : Math.max(change, midnight - offsetAt(zone, change));
}
