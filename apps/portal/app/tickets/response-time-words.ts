/** Business minutes as `45 min`, `3 h 30 min`, and beyond ten hours in whole hours: `21 h`. */
export function businessDuration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = minutes >= 600 ? Math.round(minutes / 60) : Math.floor(minutes / 60);
  const rest = minutes >= 600 ? 0 : minutes % 60;
  return rest === 0 ? `${hours.toLocaleString("en")} h` : `${hours} h ${rest} min`;
}

export interface Spread {
  median: number;
  p90: number;
  tickets: number;
}

/** What half and nine in ten took: `half within 2 h, nine in ten within 7 h`. */
export function spreadWords({ median, p90 }: Spread): string {
  return median === p90
    ? `within ${businessDuration(p90)}`
    : `half within ${businessDuration(median)}, nine in ten within ${businessDuration(p90)}`;
}
