// Business time counted minute by minute, from the wall clock that Intl shows: slow, obvious, and nothing of it is ours.

const minuteMillis = 60_000;
/** No zone has changed its offset off the quarter of an hour since 2024. */
const quarterMillis = 15 * minuteMillis;

interface WallQuarter {
  minuteOfDay: number;
  openings: readonly { opens: number; closes: number }[];
}

export interface OracleCalendar {
  zone: string;
  /** Openings by day of the week, Monday first, in minutes of the day. */
  hours: readonly (readonly { opens: number; closes: number }[])[];
  isClosed: (date: string) => boolean;
}

export interface MinuteOracle {
  isOpen(instant: number): boolean;
  openMillis(from: number, to: number): number;
  dueAt(from: number, millis: number): number;
}

export function minuteOracle(calendar: OracleCalendar): MinuteOracle {
  const wallClock = quarterClock(calendar);

  function isOpen(instant: number): boolean {
    const quarter = Math.floor(instant / quarterMillis) * quarterMillis;
    const { minuteOfDay, openings } = wallClock(quarter);
    const minute = minuteOfDay + Math.floor((instant - quarter) / minuteMillis);
    return openings.some(({ opens, closes }) => opens <= minute && minute < closes);
  }

  function openMillis(from: number, to: number): number {
    let total = 0;
    for (let minute = Math.floor(from / minuteMillis) * minuteMillis; minute < to; minute += minuteMillis) {
      total += isOpen(minute) ? Math.min(minute + minuteMillis, to) - Math.max(minute, from) : 0;
    }
    return total;
  }

  function dueAt(from: number, millis: number): number {
    let left = millis;
    for (let now = from; ; now = (Math.floor(now / minuteMillis) + 1) * minuteMillis) {
      const minuteLeft = minuteMillis - (now % minuteMillis);
      if (isOpen(now)) {
        if (left <= minuteLeft) {
          return now + left;
        }
        left -= minuteLeft;
      }
    }
  }

  return { isOpen, openMillis, dueAt };
}

function quarterClock({ hours, isClosed, zone }: OracleCalendar): (quarter: number) => WallQuarter {
  const known = new Map<number, WallQuarter>();
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  function read(quarter: number): WallQuarter {
    const parts = Object.fromEntries(format.formatToParts(quarter).map(({ type, value }) => [type, value]));
    const date = `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
    const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts["weekday"] ?? "");
    return {
      minuteOfDay: Number(parts["hour"]) * 60 + Number(parts["minute"]),
      openings: isClosed(date) ? [] : (hours[weekday] ?? []),
    };
  }
  return (quarter) => {
    const wall = known.get(quarter) ?? read(quarter);
    known.set(quarter, wall);
    return wall;
  };
}
