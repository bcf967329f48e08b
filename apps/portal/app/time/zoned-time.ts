export type TimeStyle = "date" | "time" | "moment" | "weekday";

const parts: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  date: { year: "numeric", month: "short", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit", hourCycle: "h23" },
  moment: {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  },
  weekday: { weekday: "long", hour: "numeric", minute: "2-digit", hourCycle: "h23" },
};

export function isTimeStyle(value: string | undefined): value is TimeStyle {
  return value !== undefined && Object.hasOwn(parts, value);
}

/** An instant as words in one zone: `Mar 3, 2025, 9:00`. Without a zone: the reader's own. */
export function zonedTime(instant: string, style: TimeStyle, zone?: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    ...parts[style],
    ...(zone !== undefined && { timeZone: zone }),
  });
  return format
    .format(new Date(instant))
    .replace(/\b0(\d:\d\d)/, "$1")
    .replace(" at ", ", ");
}

/** The same in the reader's zone, or null where it reads the same there. */
export function readersTime(instant: string, style: TimeStyle, zone: string): string | null {
  const there = zonedTime(instant, style, zone);
  const here = zonedTime(instant, style);
  if (there === here || style === "date") return null;
  const sameDay = zonedTime(instant, "date", zone) === zonedTime(instant, "date");
  return style === "moment" && sameDay ? zonedTime(instant, "time") : here;
}
