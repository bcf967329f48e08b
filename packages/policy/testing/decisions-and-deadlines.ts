import fc from "fast-check";
import { decide } from "../src/decision/decide.js";
import { signUpWindowEnd } from "../src/decision/sign-up-window.js";
import { describePolicy } from "../src/description/describe-policy.js";
import { dueAt } from "../src/hours/business-time.js";
import { observedHolidays } from "../src/hours/observed-holidays.js";
import { closesAt, nextOpening } from "../src/hours/opening-hours.js";
import { formatInstant, parseInstant } from "../src/instant.js";
import { traceClock, type ClockSegment } from "../src/tickets/clock-trace.js";
import { startClock, stepClock } from "../src/tickets/response-clock.js";
import type { SupportPolicy } from "../src/policy-file/schema.js";
import { anyFacts } from "./any-facts.js";

const instants = [
  "2026-03-08T08:30:00Z",
  "2026-11-01T07:30:00Z",
  "2026-11-01T08:30:00Z",
  "2027-12-30T23:00:00Z",
];

/** A clock that began at the instant and was paused for three days, with its trace. */
function traceOf(policy: SupportPolicy, at: string): unknown {
  const open = { state: "open", onHold: false, level: "paying", rank: 1, answered: false } as const;
  const waiting = { ...open, state: "waiting_on_defect" } as const;
  const [paused, resumed] = [1, 4].map((days) => formatInstant(parseInstant(at) + days * 86_400_000));
  const first = startClock(policy, open, at);
  if (first === null || paused === undefined || resumed === undefined) return null;
  const calendar = policy;
  const step = { message: null } as const;
  const wait = stepClock(
    policy,
    { clock: first, calendar },
    { ...step, at: paused, before: open, after: waiting },
  );
  const again = stepClock(
    policy,
    { clock: wait.clock, calendar },
    { ...step, at: resumed, before: waiting, after: open },
  );
  const base = { target: first.target, targetMinutes: first.targetMinutes, policyVersion: "", calendar };
  const counted: ClockSegment = {
    ...{ ...base, startedAt: at, endedAt: paused, endedBy: "paused" as const, pausedFor: null },
    dueAt: first.dueAt,
    spentMillis: wait.ended?.spentMillis ?? 0,
  };
  const rest: ClockSegment = {
    ...{ ...base, startedAt: resumed, endedAt: null, endedBy: null, pausedFor: null, spentMillis: 0 },
    dueAt: again.clock?.dueAt ?? null,
  };
  return [wait, again, traceClock(policy, [counted, rest], resumed)];
}

/** Something of everything that the policy computes, always of the same input, to compare between clocks and zones. */
export function decisionsAndDeadlines(policy: SupportPolicy): unknown {
  return {
    decisions: fc.sample(anyFacts, { numRuns: 100, seed: 20260415 }).map((facts) => decide(policy, facts)),
    windows: instants.map((instant) => signUpWindowEnd(policy, instant)),
    deadlines: instants.map((instant) => dueAt(policy, instant, 12.5)),
    clocks: instants.map((instant) => traceOf(policy, instant)),
    openings: instants.map((instant) => [nextOpening(policy, instant), closesAt(policy, instant)]),
    holidays: [2011, 2026, 2027, 2028].map((year) => observedHolidays(policy, year)),
    description: describePolicy(policy),
  };
}
