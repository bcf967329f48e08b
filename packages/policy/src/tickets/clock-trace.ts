import { dateWords, instantWords } from "../description/plain-words.js";
import type { BusinessCalendar } from "../hours/business-calendar.js";
import { businessMillisBetween } from "../hours/business-time.js";
import { observedHolidays } from "../hours/observed-holidays.js";
import { addDays, dateAt, startOfDate } from "../hours/wall-clock.js";
import { formatInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { PauseCause, ResponseTarget, SegmentEnd } from "./response-clock.js";

/** A stretch of a clock in which time was counted, or was not for one reason. */
export interface ClockSegment {
  target: ResponseTarget;
  /** Business minutes. */
  targetMinutes: number;
  startedAt: string;
  /** Null: it goes on. */
  endedAt: string | null;
  endedBy: SegmentEnd | null;
  /** Null: time was counted. */
  pausedFor: PauseCause | null;
  /** Business time, as it was written when the segment ended; 0 until then. */
  spentMillis: number;
  dueAt: string | null;
  /** Of the policy that set the target. */
  policyVersion: string;
  /** By which its time is counted, whatever the calendar is now. */
  calendar: BusinessCalendar;
}

/** More days than these are added up in one line. */
const MOST_DAYS = 31;

export const targetWords: Readonly<Record<ResponseTarget, string>> = {
  first_response: "First response",
  next_response: "Next response",
};

const pauseWords: Readonly<Record<PauseCause, string>> = {
  waiting_on_customer: "waits for the customer",
  on_hold: "on hold until the customer has done what the policy asks for",
  waiting_on_defect: "waits for a defect to be fixed",
};

/** Business time of a segment up to `now`: what was written when it ended, or what its own calendar counts so far. */
export function spentBy(segment: ClockSegment, now: string): number {
  if (segment.endedAt !== null) return segment.spentMillis;
  return segment.pausedFor === null
    ? Math.max(0, businessMillisBetween(segment.calendar, segment.startedAt, now))
    : 0;
}

/** Business time that is left of a clock's target; negative where more was spent. The segments of one clock, oldest first. */
export function remainingMillis(segments: readonly ClockSegment[], now: string): number {
  const last = segments.at(-1);
  const spent = segments.reduce((total, segment) => total + spentBy(segment, now), 0);
  return (last?.targetMinutes ?? 0) * 60_000 - spent;
}

/**
 * How one clock came to be due when it is, line by line: the target, each segment with its days, closed ones with the reason, and
 * what is left. Days are indented by two spaces.
 */
export function traceClock(
  policy: Pick<SupportPolicy, "zone" | "zoneName">,
  segments: readonly ClockSegment[],
  now: string,
): string[] {
  const lines: string[] = [];
  let minutes: number | null = null;
  for (const segment of segments) {
    if (segment.targetMinutes !== minutes) {
      lines.push(targetLine(segment, minutes === null));
      ({ targetMinutes: minutes } = segment);
    }
    lines.push(...segmentLines(policy, segment, now));
  }
  return [...lines, ...endLine(policy, segments, now)];
}

/** `7 h 30 min`, `45 min`, `8 h`. */
export function durationWords(millis: number): string {
  const minutes = Math.round(Math.abs(millis) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours === 0 ? "" : `${hours} h`, rest === 0 && hours > 0 ? "" : `${rest} min`];
  return parts.filter((part) => part !== "").join(" ");
}

function targetLine({ target, targetMinutes, policyVersion }: ClockSegment, first: boolean): string {
  const hours = durationWords(targetMinutes * 60_000);
  return first
    ? `${targetWords[target]} within ${hours} of business time (policy ${policyVersion}).`
    : `From here on the target is ${hours} (policy ${policyVersion}).`;
}

type Zone = Pick<SupportPolicy, "zone" | "zoneName">;

function segmentLines(policy: Zone, segment: ClockSegment, now: string): string[] {
  const { startedAt, endedAt, pausedFor, calendar } = segment;
  const words = (at: string): string => instantWords(policy, Date.parse(at));
  const stretch = `${words(startedAt)} to ${endedAt === null ? "now" : words(endedAt)}`;
  if (pausedFor !== null) {
    return [`${stretch}: not counted, ${pauseWords[pausedFor]}.`];
  }
  const changed = segment.endedBy === "calendar_changed" ? " Then the calendar changed." : "";
  return [
    `${stretch}: ${durationWords(spentBy(segment, now))} counted.${changed}`,
    ...dayLines(calendar, Date.parse(startedAt), Date.parse(endedAt ?? now)),
  ];
}

function dayLines(calendar: BusinessCalendar, from: number, to: number): string[] {
  const { zone } = calendar;
  const lines: string[] = [];
  let date = dateAt(zone, from);
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const begins = startOfDate(zone, date);
    if (begins >= to) return lines;
    const next = addDays(date, 1);
    const counted = open(calendar, Math.max(from, begins), Math.min(to, startOfDate(zone, next)));
    lines.push(`  ${dateWords(date)}: ${counted > 0 ? durationWords(counted) : closedWords(calendar, date)}`);
    date = next;
  }
  const begins = startOfDate(zone, date);
  return begins >= to
    ? lines
    : [...lines, `  ${dateWords(date)} and after: ${durationWords(open(calendar, begins, to))}`];
}

function open(calendar: BusinessCalendar, from: number, to: number): number {
  return businessMillisBetween(calendar, formatInstant(from), formatInstant(to));
}

function closedWords(calendar: BusinessCalendar, date: string): string {
  const holiday = observedHolidays(calendar, Number(date.slice(0, 4))).find((each) => each.date === date);
  if (holiday !== undefined) return `closed, ${holiday.name}`;
  const dayOpens = open(
    calendar,
    startOfDate(calendar.zone, date),
    startOfDate(calendar.zone, addDays(date, 1)),
  );
  return dayOpens === 0 ? "closed" : "outside of opening hours";
}

function endLine(policy: Zone, segments: readonly ClockSegment[], now: string): string[] {
  const last = segments.at(-1);
  if (last === undefined) return [];
  const { dueAt, endedAt, endedBy } = last;
  const due = dueAt === null ? null : instantWords(policy, Date.parse(dueAt));
  const left = remainingMillis(segments, now);
  if (endedAt !== null) {
    const how = endedBy === "answered" ? "Answered" : "Ended without an answer";
    const late = dueAt !== null && Date.parse(dueAt) < Date.parse(endedAt);
    return [
      due === null
        ? `${how} while nothing was counted.`
        : `${how} ${late ? "late" : "in time"}; it was due ${due}.`,
    ];
  }
  if (due === null) return [`Not due while it waits; ${durationWords(left)} are left.`];
  return [
    dueAt !== null && Date.parse(dueAt) < Date.parse(now)
      ? `Was due ${due}: ${durationWords(left)} over.`
      : `Due ${due}: ${durationWords(left)} left.`,
  ];
}
