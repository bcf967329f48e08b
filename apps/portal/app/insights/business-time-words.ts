/** Business minutes as one reads them: `45 min`, `3.5 h`; a dash for none. */
export function businessTimeWords(minutes: number | null | undefined): string {
  if (minutes == null) return "–";
  if (minutes < 60) return `${Math.round(minutes)} min`;
  return `${(minutes / 60).toLocaleString("en", { maximumFractionDigits: 1 })} h`;
}

/** `today`, `1 day`, `2 to 4 days`, `20 days and more`, of business days. */
export function ageWords(from: number, to: number | null | undefined): string {
  if (to == null) return `${from} days and more`;
  if (from === to) return from === 0 ? "Today" : `${from} ${from === 1 ? "day" : "days"}`;
  return `${from} to ${to} days`;
}
