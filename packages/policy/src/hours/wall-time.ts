import { dayMillis, offsetAt, offsetChange } from "./wall-clock.js";

/** `instant` in milliseconds since 1970. Both of an ambiguous time are told, the earlier first. */
export type ResolvedWallTime =
  | { ok: true; instant: number }
  | { ok: false; problem: "not_a_time" }
  /** The clocks skip it; `next` is the instant at which they do. */
  | { ok: false; problem: "no_such_time"; next: number }
  | { ok: false; problem: "ambiguous_time"; instants: readonly [number, number] };

/** As an `<input type="datetime-local">` sends it. */
const wallTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/**
 * The instant at which the clock on the wall of that zone shows the time. When clocks go back a time comes twice, and `occurrence`
 * says which is meant; when they go forward some times never come.
 */
export function resolveWallTime(
  zone: string,
  text: string,
  occurrence: "first" | "second" | null = null,
): ResolvedWallTime {
  const wall = wallTime.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  // `Date.parse` takes 31 February for 3 March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) {
    return { ok: false, problem: "not_a_time" };
  }
  // Offsets change less often than once a day: the ones on either side are the only ones that can hold.
  const before = wall - offsetAt(zone, wall - dayMillis);
  const after = wall - offsetAt(zone, wall + dayMillis);
  const [first, ...others] = [...new Set([before, after])]
    .filter((instant) => instant + offsetAt(zone, instant) === wall)
    .sort((one, other) => one - other);
  if (first === undefined) {
    // Read with either offset, a skipped time lies before and behind the change.
    const next = offsetChange(zone, Math.min(before, after), Math.max(before, after) + 1);
    return { ok: false, problem: "no_such_time", next };
  }
  const [second] = others;
  if (second === undefined) {
    return { ok: true, instant: first };
  }
  if (occurrence === null) {
    return { ok: false, problem: "ambiguous_time", instants: [first, second] };
  }
  return { ok: true, instant: occurrence === "first" ? first : second };
}
