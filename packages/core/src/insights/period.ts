import { addDays, mondayOf, RAW_SEARCH_DAYS } from "@recourse/policy";
import { refused, type Refused } from "../refusal.js";

/** From one calendar date to another, both in it, in the zone of the policy. */
export interface Period {
  from: string;
  to: string;
}

const LONGEST_DAYS = 366;

/** Null where the period can be shown. */
export function refusePeriod({ from, to }: Period): Refused | null {
  return from > to || addDays(from, LONGEST_DAYS) <= to
    ? refused("INVALID", `A period has 1 to ${LONGEST_DAYS} days, the first one first.`, ["from"])
    : null;
}

/**
 * The rows of `search_counts` that make up a period, as a condition: by day as long as single searches are kept, by week before that,
 * where more queries reach five different searchers. Places: the first and the last day, the first day that is counted by day.
 */
export function countsOf(from: string, to: string, cut: string): string {
  return `((grain = 'day' and starts_on >= greatest(${from}::date, ${cut}::date) and starts_on <= ${to}::date)
    or (grain = 'week' and starts_on >= ${from}::date and starts_on < least(${cut}::date, ${to}::date)))`;
}

/** The first Monday whose days are all kept singly. */
export function firstSingleDay(today: string): string {
  return mondayOf(addDays(today, 6 - RAW_SEARCH_DAYS));
}
