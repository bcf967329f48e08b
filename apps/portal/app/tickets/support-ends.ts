import { DateTime } from "luxon";

interface Clock {
  now: Date;
  /** Of the policy's hours: `America/Denver`, "Mountain". */
  zone: string;
  zoneName: string;
}

/** "in 3 days, on Fri 27 November, 00:00 Mountain": days as the calendar of the policy's zone counts them. */
export function endsWords(endsAt: string, { now, zone, zoneName }: Clock): string {
  const end = DateTime.fromISO(endsAt, { zone }).setLocale("en-GB");
  const today = DateTime.fromJSDate(now, { zone });
  const days = Math.round(end.startOf("day").diff(today.startOf("day"), "days").days);
  const year = end.year === today.year ? "" : " yyyy";
  return `${distance(days)}, on ${end.toFormat(`ccc d LLLL${year}, HH:mm`)} ${zoneName}`;
}

function distance(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days.toLocaleString("en")} days`;
}
