import { addDays } from "./wall-clock.js";

/** The Monday of the week of a calendar date. */
export function mondayOf(date: string): string {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((sundayFirst + 6) % 7));
}
