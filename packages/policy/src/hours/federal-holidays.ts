import federal from "@18f/us-federal-holidays";

export const holidayCalendars = ["us-federal", "none"] as const;

/**
 * The holidays of 5 U.S.C. 6103(a) by the names that the calendar gives them. Inauguration Day, 6103(c), is a holiday in the
 * District of Columbia alone and not in the calendar: an office that closes on it adds the date.
 */
export const holidayNames = [
  "New Year's Day",
  "Birthday of Martin Luther King, Jr.",
  "Washington's Birthday",
  "Memorial Day",
  "Juneteenth National Independence Day",
  "Independence Day",
  "Labor Day",
  "Columbus Day",
  "Veterans Day",
  "Thanksgiving Day",
  "Christmas Day",
] as const;

export interface Holiday {
  /** Calendar date on which it is observed: `2026-07-03`. */
  date: string;
  name: string;
}

/**
 * Federal holidays by the day on which they are observed in that year: Saturday's on the Friday before, Sunday's on the Monday
 * after. New Year's Day of the following year belongs to this one when it is observed on 31 December.
 */
export function federalHolidays(year: number): Holiday[] {
  return [...federal.allForYear(year), ...federal.allForYear(year + 1)]
    .map(({ dateString, name }) => ({ date: dateString, name }))
    .filter(({ date }) => date.startsWith(`${year}-`));
}
