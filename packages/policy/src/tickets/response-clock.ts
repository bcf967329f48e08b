import type { Level } from "../decision/decision.js";
import type { BusinessCalendar } from "../hours/business-calendar.js";
import { businessMillisBetween, dueAt } from "../hours/business-time.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { targetRanks } from "../policy-file/targets-schema.js";
import type { TicketState } from "./ticket-state.js";

export const responseTargets = ["first_response", "next_response"] as const;
/** What the staff expect of themselves: an answer to the request, and to whatever the customer writes after it. */
export type ResponseTarget = (typeof responseTargets)[number];

export const pauseCauses = ["waiting_on_customer", "on_hold", "waiting_on_defect"] as const;
/** Why no time is counted: somebody else has the next move. */
export type PauseCause = (typeof pauseCauses)[number];

export const segmentEnds = [
  "answered",
  "paused",
  "resumed",
  "solved",
  "target_changed",
  "target_dropped",
  "calendar_changed",
] as const;
/** What ended a segment: the first act that changed how time is counted. */
export type SegmentEnd = (typeof segmentEnds)[number];

/** A clock that is not answered yet, at its present segment. */
export interface ResponseClock {
  target: ResponseTarget;
  /** Business minutes. */
  targetMinutes: number;
  /** Business time of the segments that ended. */
  spentMillis: number;
  segmentStartedAt: string;
  /** Null: it runs. */
  pausedFor: PauseCause | null;
  /** When it is due; null while it is paused and was not missed before. */
  dueAt: string | null;
}

/** What of a ticket the clock goes by. */
export interface ClockedTicket {
  state: TicketState;
  /** The policy put it on hold. */
  onHold: boolean;
  level: Level | null;
  rank: number | null;
  /** Staff answered before. */
  answered: boolean;
}

export interface ClockAct {
  at: string;
  before: ClockedTicket;
  after: ClockedTicket;
  /** Who wrote to the other side with it. What programs send by themselves is nobody's message, and a note neither. */
  message: "customer" | "staff" | null;
  /** The calendar is another than the one of the present segment. */
  newCalendar?: boolean;
}

export interface ClockStep {
  /** The clock after the act; the same object where nothing changed. */
  clock: ResponseClock | null;
  /** How the segment before it ended; null where it goes on or there was none. */
  ended: { why: SegmentEnd; spentMillis: number } | null;
  /** Another clock than before. */
  started: boolean;
}

/** The policy's target in business minutes; null where there is none. What has no rank has no target: a person looks at it first. */
export function targetMinutes(
  { targets }: Pick<SupportPolicy, "targets">,
  { level, rank }: Pick<ClockedTicket, "level" | "rank">,
  target: ResponseTarget,
): number | null {
  const name = rank === null ? undefined : targetRanks[rank];
  if (level === null || name === undefined) {
    return null;
  }
  const { firstResponse, nextResponse } = targets[level][name];
  const hours = target === "first_response" ? firstResponse : nextResponse;
  return hours === undefined ? null : Math.round(hours * 60);
}

/**
 * What an act does to the clock of a ticket. There is at most one: until the first answer that for the first response, afterwards one
 * for the next response from the moment a customer writes. A reply of the staff answers it, solving ends it, a state in which
 * somebody else has the next move pauses it. A segment is counted by the calendar under which it began.
 */
export function stepClock(
  policy: SupportPolicy,
  { clock, calendar }: { clock: ResponseClock | null; calendar: BusinessCalendar },
  act: ClockAct,
): ClockStep {
  if (clock === null) {
    const begun = begins(act) ? startClock(policy, act.after, act.at) : null;
    return { clock: begun, ended: null, started: begun !== null };
  }
  const why = endOf(policy, clock, act);
  if (why === null) {
    return { clock, ended: null, started: false };
  }
  const spentMillis =
    clock.pausedFor === null
      ? Math.max(0, businessMillisBetween(calendar, clock.segmentStartedAt, act.at))
      : 0;
  const ended = { why, spentMillis };
  if (why === "answered" || why === "solved" || why === "target_dropped") {
    return { clock: null, ended, started: false };
  }
  return { clock: nextSegment(policy, clock, act, spentMillis), ended, started: false };
}

/** Nothing is waited for from the staff any more. */
function isDone(state: TicketState): boolean {
  return state === "solved" || state === "closed";
}

function pauseOf({ state, onHold }: ClockedTicket): PauseCause | null {
  switch (state) {
    case "waiting_on_customer":
      return onHold ? "on_hold" : "waiting_on_customer";
    case "waiting_on_defect":
      return "waiting_on_defect";
    case "open":
    case "solved":
    case "closed":
      return null;
  }
}

function begins({ message, before, after }: ClockAct): boolean {
  if (isDone(after.state) || message === "staff") {
    return false;
  }
  // A request that had no target gets one when it is decided anew, as long as nobody answered it.
  const decidedAnew = before.level !== after.level || before.rank !== after.rank;
  return message === "customer" || (decidedAnew && !after.answered);
}

function endOf(policy: SupportPolicy, clock: ResponseClock, act: ClockAct): SegmentEnd | null {
  const { after } = act;
  if (act.message === "staff") {
    return "answered";
  }
  if (isDone(after.state)) {
    return "solved";
  }
  const minutes = minutesAfter(policy, clock, act);
  if (minutes === null) {
    return "target_dropped";
  }
  const pausedFor = pauseOf(after);
  if (pausedFor !== clock.pausedFor) {
    return pausedFor === null ? "resumed" : "paused";
  }
  if (minutes !== clock.targetMinutes) {
    return "target_changed";
  }
  return act.newCalendar === true && clock.pausedFor === null ? "calendar_changed" : null;
}

/** A clock keeps the target that it began with, whatever becomes of the policy file, until its ticket gets another level or rank. */
function minutesAfter(
  policy: SupportPolicy,
  clock: ResponseClock,
  { before, after }: ClockAct,
): number | null {
  return before.level === after.level && before.rank === after.rank
    ? clock.targetMinutes
    : targetMinutes(policy, after, clock.target);
}

/** A clock that begins at this instant; null where there is no target. */
export function startClock(policy: SupportPolicy, ticket: ClockedTicket, at: string): ResponseClock | null {
  const target = ticket.answered ? "next_response" : "first_response";
  const minutes = targetMinutes(policy, ticket, target);
  if (minutes === null) {
    return null;
  }
  const clock = { target, targetMinutes: minutes, spentMillis: 0, segmentStartedAt: at } as const;
  const pausedFor = pauseOf(ticket);
  return { ...clock, pausedFor, dueAt: pausedFor === null ? dueAt(policy, at, minutes / 60) : null };
}

function nextSegment(
  policy: SupportPolicy,
  clock: ResponseClock,
  act: ClockAct,
  lastMillis: number,
): ResponseClock {
  const pausedFor = pauseOf(act.after);
  const minutes = minutesAfter(policy, clock, act) ?? clock.targetMinutes;
  const spentMillis = clock.spentMillis + lastMillis;
  const next = {
    target: clock.target,
    targetMinutes: minutes,
    spentMillis,
    segmentStartedAt: act.at,
    pausedFor,
  };
  const missed = clock.dueAt !== null && Date.parse(clock.dueAt) < Date.parse(act.at);
  if (missed && minutes === clock.targetMinutes) {
    // Waiting does not undo it.
    return { ...next, dueAt: clock.dueAt };
  }
  const leftHours = Math.max(0, minutes * 60_000 - spentMillis) / 3_600_000;
  return { ...next, dueAt: pausedFor === null ? dueAt(policy, act.at, leftHours) : null };
}
