import { DateTime } from "luxon";

/** What the page offers to look at; the first one unless another is chosen. */
export const periodLengths = [30, 7, 90] as const;
export type PeriodLength = (typeof periodLengths)[number];

export function readLength(parameters: URLSearchParams): PeriodLength {
  return periodLengths.find((days) => String(days) === parameters.get("days")) ?? 30;
}

/** So many days up to today, in the zone of the policy. */
export function lastDays(days: number, zone: string, now: Date): { from: string; to: string } {
  const today = DateTime.fromJSDate(now, { zone });
  return { from: today.minus({ days: days - 1 }).toFormat("yyyy-MM-dd"), to: today.toFormat("yyyy-MM-dd") };
}

/** An address of the insights that keeps the period. */
export function insightsHref(path: string, days: PeriodLength, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({ ...(days !== 30 && { days: String(days) }), ...more }).toString();
  return parameters === "" ? path : `${path}?${parameters}`;
}

/** A share in whole percent; a dash where there is nothing to have a share of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}

/** "14 Apr" of "2026-04-14". */
export function shortDay(day: string): string {
  return DateTime.fromISO(day, { zone: "utc" }).toFormat("d LLL");
}
