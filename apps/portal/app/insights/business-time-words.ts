/** Business minutes as one reads them: `45 min`, `3.5 h`; a dash for none. */
export function businessTimeWords(minutes: number | null | undefined): string {
  if (minutes == null) return "–";
  if (minutes < 60) return `${Math.round(minutes)} min`;
  return `${(minutes / 60).toLocaleString("en", { maximumFractionDigits: 1 })} h`;
}

/** `0`, `2–4`, `20+`: business days, short enough for the foot of a bar. */
export function ageWords(from: number, to: number | null | undefined): string {
  if (to == null) return `${from}+`;
  return from === to ? String(from) : `${from}–${to}`;
}
