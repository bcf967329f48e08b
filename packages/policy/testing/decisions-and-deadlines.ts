import fc from "fast-check";
import { decide } from "../src/decision/decide.js";
import { signUpWindowEnd } from "../src/decision/sign-up-window.js";
import { describePolicy } from "../src/description/describe-policy.js";
import { dueAt } from "../src/hours/business-time.js";
import { observedHolidays } from "../src/hours/observed-holidays.js";
import { closesAt, nextOpening } from "../src/hours/opening-hours.js";
import type { SupportPolicy } from "../src/policy-file/schema.js";
import { anyFacts } from "./any-facts.js";

const instants = [
  "2026-03-08T08:30:00Z",
  "2026-11-01T07:30:00Z",
  "2026-11-01T08:30:00Z",
  "2027-12-30T23:00:00Z",
];

/** Something of everything that the policy computes, always of the same input, to compare between clocks and zones. */
export function decisionsAndDeadlines(policy: SupportPolicy): unknown {
  return {
    decisions: fc.sample(anyFacts, { numRuns: 100, seed: 20260415 }).map((facts) => decide(policy, facts)),
    windows: instants.map((instant) => signUpWindowEnd(policy, instant)),
    deadlines: instants.map((instant) => dueAt(policy, instant, 12.5)),
    openings: instants.map((instant) => [nextOpening(policy, instant), closesAt(policy, instant)]),
    holidays: [2011, 2026, 2027, 2028].map((year) => observedHolidays(policy, year)),
    description: describePolicy(policy),
  };
}
