/** ISO 8601 with an offset. Without one the text would depend on the zone of the machine. */
const withOffset = /T.*(?:Z|[+-]\d{2}:\d{2})$/;
const earliest = Date.parse("0000-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59Z");

/** Milliseconds since 1970 of an ISO instant with any offset. Throws RangeError for anything else. */
export function parseInstant(text: string): number {
  const millis = withOffset.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) {
    throw new RangeError(`"${text}" is not an instant such as 2026-01-05T21:00:00Z`);
  }
  return millis;
}

/**
 * UTC, without milliseconds when they are zero: `2026-01-05T21:00:00Z`.
 * Instants outside the years 0 to 9999 are written as the first or last one inside, since other systems read four digits
 * (a contract "until 9999-12-31" ends at its Mountain midnight, which is in the year 10000 of UTC).
 */
export function formatInstant(millis: number): string {
  const writable = Math.min(Math.max(millis, earliest), latest);
  return new Date(writable).toISOString().replace(".000Z", "Z");
}
