import { contentHash } from "../content-hash.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/** The part of the policy that business time is counted by. */
export type BusinessCalendar = Pick<SupportPolicy, "zone" | "hours" | "holidays">;

export function calendarOf({ zone, hours, holidays }: SupportPolicy): BusinessCalendar {
  return { zone, hours, holidays };
}

const versions = new WeakMap<BusinessCalendar, string>();

/** A hash of the calendar's values: the same for two policies that count business time alike. */
export function calendarVersion(calendar: BusinessCalendar): string {
  const { zone, hours, holidays } = calendar;
  const version = versions.get(calendar) ?? contentHash({ zone, hours, holidays });
  versions.set(calendar, version);
  return version;
}
