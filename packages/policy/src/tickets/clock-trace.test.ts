import { expect, test } from "@jest/globals";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { businessMillisBetween } from "../hours/business-time.js";
import { durationWords, remainingMillis, traceClock, type ClockSegment } from "./clock-trace.js";

// Wednesday 25 November 2026, 16:00 in Denver; Thursday is Thanksgiving.
const wednesday = "2026-11-25T23:00:00Z";
const friday = "2026-11-27T17:00:00Z";
const monday = "2026-11-30T16:30:00Z";

function segment(change: Partial<ClockSegment>): ClockSegment {
  return {
    target: "first_response",
    targetMinutes: 240,
    startedAt: wednesday,
    endedAt: null,
    endedBy: null,
    pausedFor: null,
    spentMillis: 0,
    dueAt: "2026-11-27T19:00:00Z",
    policyVersion: "2026.1+0000",
    calendar: policy,
    ...change,
  };
}

const counted = segment({
  endedAt: friday,
  endedBy: "paused",
  spentMillis: businessMillisBetween(policy, wednesday, friday),
});
const waited = segment({
  startedAt: friday,
  endedAt: monday,
  endedBy: "resumed",
  pausedFor: "waiting_on_defect",
  dueAt: null,
});
const again = segment({ startedAt: monday, dueAt: "2026-11-30T18:30:00Z" });

test("a trace names the target, the days with their holidays, the pauses, and what is left", () => {
  expect(traceClock(policy, [counted, waited, again], "2026-11-30T17:00:00Z")).toEqual([
    "First response within 4 h of business time (policy 2026.1+0000).",
    "Wed 25 November 2026, 16:00 Mountain time to Fri 27 November 2026, 10:00 Mountain time: 2 h counted.",
    "  Wed 25 November 2026: 1 h",
    "  Thu 26 November 2026: closed, Thanksgiving Day",
    "  Fri 27 November 2026: 1 h",
    "Fri 27 November 2026, 10:00 Mountain time to Mon 30 November 2026, 09:30 Mountain time: not counted, waits for a defect to be fixed.",
    "Mon 30 November 2026, 09:30 Mountain time to now: 30 min counted.",
    "  Mon 30 November 2026: 30 min",
    "Due Mon 30 November 2026, 11:30 Mountain time: 1 h 30 min left.",
  ]);
});

test.each<[string, ClockSegment[], string, string]>([
  [
    "missed",
    [counted, waited, again],
    "2026-11-30T20:00:00Z",
    "Was due Mon 30 November 2026, 11:30 Mountain time: 1 h 30 min over.",
  ],
  [
    "waiting",
    [counted, segment({ ...waited, endedAt: null, endedBy: null })],
    monday,
    "Not due while it waits; 2 h are left.",
  ],
  [
    "answered",
    [segment({ ...again, endedAt: "2026-11-30T18:30:00Z", endedBy: "answered" })],
    monday,
    "Answered in time; it was due Mon 30 November 2026, 11:30 Mountain time.",
  ],
  [
    "answered late",
    [segment({ ...again, endedAt: "2026-11-30T18:30:01Z", endedBy: "answered" })],
    monday,
    "Answered late; it was due Mon 30 November 2026, 11:30 Mountain time.",
  ],
  [
    "solved while it waited",
    [segment({ ...waited, endedBy: "solved" })],
    monday,
    "Ended without an answer while nothing was counted.",
  ],
])("a trace of a clock that is %s says so in its last line", (_name, segments, now, last) => {
  expect(traceClock(policy, segments, now).at(-1)).toBe(last);
});

test("a later calendar does not rewrite what a segment counted", () => {
  const shut = editedPolicy({ replace: "add: []", by: "add: [{ date: 2026-11-27, name: Bridge day }]" });
  const lines = traceClock(shut, [counted, { ...again, calendar: shut }], "2026-11-30T17:00:00Z");
  expect(lines).toContain("  Fri 27 November 2026: 1 h");
  expect(remainingMillis([counted, { ...again, calendar: shut }], "2026-11-30T17:00:00Z")).toBe(90 * 60_000);
});

test("a changed target is told where it changed", () => {
  const cut = { ...counted, endedBy: "target_changed" } as const;
  const lines = traceClock(
    policy,
    [cut, segment({ startedAt: friday, targetMinutes: 480, policyVersion: "2026.2+1111" })],
    friday,
  );
  expect(lines).toContain("From here on the target is 8 h (policy 2026.2+1111).");
});

test("a clock that ran for months is not a line a day", () => {
  const months = segment({ startedAt: "2026-04-01T16:00:00Z" });
  const lines = traceClock(policy, [months], "2026-11-30T17:00:00Z");
  expect(lines.length).toBeLessThan(40);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}Sat 2 May 2026 and after: /));
});

test.each([
  [0, "0 min"],
  [59_000, "1 min"],
  [45 * 60_000, "45 min"],
  [8 * 3_600_000, "8 h"],
  [27_000_000, "7 h 30 min"],
])("%s ms are %s", (millis, words) => {
  expect(durationWords(millis)).toBe(words);
});
