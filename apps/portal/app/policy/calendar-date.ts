const short = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  year: "numeric",
  timeZone: "UTC",
});
const long = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
  timeZone: "UTC",
});

/** A date of the calendar in words, the same in every zone: `Apr 30, 2021`. */
export function dateWords(date: string): string {
  return short.format(new Date(`${date}T00:00:00Z`));
}

/** `Thursday, November 26` */
export function dayWords(date: string): string {
  return long.format(new Date(`${date}T00:00:00Z`));
}
