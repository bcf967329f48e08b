/** What was searched for and asked in a cluster over some days. */
export interface GapActivity {
  days: number;
  searches: number;
  /** Searches from which a hit was opened. */
  opened: number;
  tickets: number;
}

/** Days before and after publication that are compared. */
export const MEASURED_DAYS = 28;

const ENOUGH_SEARCHES = 5;
const ENOUGH_DAYS = 7;

/** Whether an article answers: enough people searched again, at least every second opened something, and no more tickets came than before. */
export function hasGapClosed(before: GapActivity, after: GapActivity): boolean {
  const ticketsADay = ({ tickets, days }: GapActivity) => tickets / Math.max(days, 1);
  return (
    after.days >= ENOUGH_DAYS &&
    after.searches >= ENOUGH_SEARCHES &&
    after.opened * 2 >= after.searches &&
    ticketsADay(after) <= ticketsADay(before)
  );
}
