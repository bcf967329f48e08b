import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { isFederalHoliday } from "../../testing/federal-holiday-oracle.js";
import { minuteOracle } from "../../testing/minute-oracle.js";
import { formatInstant } from "../instant.js";
import {
  startClock,
  stepClock,
  targetMinutes,
  type ClockAct,
  type ClockedTicket,
  type ResponseClock,
} from "./response-clock.js";
import { ticketStates } from "./ticket-state.js";

// Targets of these tests, whatever the shipped file says: 4 hours to the first response, 8 to the next; half of that for production.
const own = {
  ...policy,
  targets: {
    ...policy.targets,
    paying: {
      production: { firstResponse: 2, nextResponse: 4 },
      other: { firstResponse: 4, nextResponse: 8 },
      analysis: { firstResponse: 40 },
    },
    contract: { production: {}, other: { nextResponse: 8 }, analysis: {} },
  },
} as const;

const open: ClockedTicket = { state: "open", onHold: false, level: "paying", rank: 1, answered: false };
const answered: ClockedTicket = { ...open, answered: true };
const waiting: ClockedTicket = { ...open, state: "waiting_on_customer" };
const held: ClockedTicket = { ...waiting, onHold: true };
const withDefect: ClockedTicket = { ...open, state: "waiting_on_defect" };
const solved: ClockedTicket = { ...answered, state: "solved" };
const closed: ClockedTicket = { ...answered, state: "closed" };

// Tuesday 14 April 2026 in Denver.
const ten = "2026-04-14T16:00:00Z";
const eleven = "2026-04-14T17:00:00Z";
const nextDayTen = "2026-04-15T16:00:00Z";

function running(target: ResponseClock["target"], hours: number, dueAt: string): ResponseClock {
  return { target, targetMinutes: hours * 60, spentMillis: 0, segmentStartedAt: ten, pausedFor: null, dueAt };
}
const first = running("first_response", 4, "2026-04-14T20:00:00Z");
const next = running("next_response", 8, nextDayTen);
const paused: ResponseClock = { ...first, pausedFor: "waiting_on_defect", dueAt: null };

function step(clock: ResponseClock | null, act: Partial<ClockAct> & Pick<ClockAct, "before" | "after">) {
  return stepClock(own, { clock, calendar: own }, { at: eleven, message: null, ...act });
}

describe("a target", () => {
  test.each([
    ["paying", 0, "first_response", 120],
    ["paying", 1, "next_response", 480],
    ["paying", 2, "first_response", 2400],
    ["paying", 2, "next_response", null],
    ["contract", 1, "first_response", null],
    ["paying", null, "first_response", null],
    [null, 1, "first_response", null],
  ] as const)("of %s, rank %s, %s is %s minutes", (level, rank, target, minutes) => {
    expect(targetMinutes(own, { level, rank }, target)).toBe(minutes);
  });
});

describe("a ticket begins with the clock of the first response", () => {
  test.each<[string, ClockedTicket, ResponseClock | null]>([
    ["that runs", open, first],
    ["that waits while the ticket is on hold", held, { ...first, pausedFor: "on_hold", dueAt: null }],
    ["or with none where there is no target", { ...open, level: "contract" }, null],
  ])("%s", (_name, ticket, clock) => {
    expect(startClock(own, ticket, ten)).toEqual(clock);
  });
});

describe("what happens to the clock when", () => {
  const hour = 3_600_000;
  test.each<[string, ResponseClock | null, Parameters<typeof step>[1], object]>([
    [
      "staff answer: it is answered",
      first,
      { before: open, after: open, message: "staff" },
      { clock: null, ended: { why: "answered", spentMillis: hour } },
    ],
    [
      "staff answer and wait for the customer: it is answered",
      first,
      { before: open, after: waiting, message: "staff" },
      { clock: null, ended: { why: "answered", spentMillis: hour } },
    ],
    [
      "staff answer where none runs: nothing begins",
      null,
      { before: answered, after: answered, message: "staff" },
      { clock: null, ended: null, started: false },
    ],
    [
      "the customer writes before the first answer: it goes on",
      first,
      { before: open, after: open, message: "customer" },
      { clock: first, ended: null, started: false },
    ],
    [
      "the customer writes after an answer: the clock of the next response begins",
      null,
      { before: { ...answered, state: "waiting_on_customer" }, after: answered, message: "customer" },
      {
        clock: { ...next, segmentStartedAt: eleven, dueAt: "2026-04-15T17:00:00Z" },
        ended: null,
        started: true,
      },
    ],
    [
      "the customer writes again: it goes on",
      next,
      { before: answered, after: answered, message: "customer" },
      { clock: next, started: false },
    ],
    [
      "a note is written, or the ticket is assigned: nothing",
      first,
      { before: open, after: open },
      { clock: first, ended: null, started: false },
    ],
    [
      "a note is written where none runs: nothing begins",
      null,
      { before: answered, after: answered },
      { clock: null, started: false },
    ],
    [
      "the ticket waits for a defect: it is paused, and due at no time",
      first,
      { before: open, after: withDefect },
      {
        clock: { ...paused, spentMillis: hour, segmentStartedAt: eleven },
        ended: { why: "paused", spentMillis: hour },
      },
    ],
    [
      "the defect is fixed: it goes on with what was left",
      { ...paused, spentMillis: hour },
      { before: withDefect, after: open },
      {
        clock: { ...first, spentMillis: hour, segmentStartedAt: eleven, dueAt: "2026-04-14T20:00:00Z" },
        ended: { why: "resumed", spentMillis: 0 },
      },
    ],
    [
      "it waits for another than before: a segment for each",
      paused,
      { before: withDefect, after: waiting },
      { clock: { pausedFor: "waiting_on_customer" }, ended: { why: "paused", spentMillis: 0 } },
    ],
    [
      "the ticket is solved without a word: it ends",
      first,
      { before: open, after: solved },
      { clock: null, ended: { why: "solved", spentMillis: hour } },
    ],
    [
      "the ticket is solved with a reply: it is answered",
      first,
      { before: open, after: solved, message: "staff" },
      { clock: null, ended: { why: "answered", spentMillis: hour } },
    ],
    [
      "a reply reopens the ticket: a clock begins",
      null,
      { before: solved, after: answered, message: "customer" },
      { clock: { target: "next_response" }, started: true },
    ],
    [
      "a solved ticket is closed: nothing",
      null,
      { before: solved, after: closed },
      { clock: null, started: false },
    ],
    [
      "production is rejected: the rest of the other target",
      running("first_response", 2, "2026-04-14T18:00:00Z"),
      { before: { ...open, rank: 0 }, after: open },
      {
        clock: { targetMinutes: 240, spentMillis: hour, dueAt: "2026-04-14T20:00:00Z" },
        ended: { why: "target_changed", spentMillis: hour },
      },
    ],
    [
      "production is accepted again after more than its target: it is due at once",
      { ...first, spentMillis: 1.5 * hour },
      { before: open, after: { ...open, rank: 0 } },
      { clock: { targetMinutes: 120, dueAt: eleven } },
    ],
    [
      "the new rank has no target: it is dropped",
      next,
      { before: answered, after: { ...answered, rank: 2 } },
      { clock: null, ended: { why: "target_dropped" } },
    ],
    [
      "a request that had no target is decided anew before any answer: its clock begins",
      null,
      { before: { ...open, level: "contract" }, after: open },
      { clock: { target: "first_response", segmentStartedAt: eleven }, started: true },
    ],
  ])("%s", (_name, clock, act, expected) => {
    expect(step(clock, act)).toMatchObject(expected);
  });

  test("it was missed and waits: that it was due is not undone, nor when it goes on", () => {
    const late = { before: open, after: withDefect, at: "2026-04-14T21:00:00Z" };
    const missed = step(first, late);
    expect(missed.clock).toMatchObject({ pausedFor: "waiting_on_defect", dueAt: first.dueAt });
    const resumed = step(missed.clock, { before: withDefect, after: open, at: nextDayTen });
    expect(resumed.clock).toMatchObject({ pausedFor: null, dueAt: first.dueAt });
  });
});

test("a clock keeps the target that it began with when the policy file has another", () => {
  const stricter = { ...own, targets: { ...own.targets, paying: own.targets.contract } };
  const act: ClockAct = { at: eleven, before: open, after: open, message: null };
  expect(stepClock(stricter, { clock: first, calendar: own }, act)).toMatchObject({ clock: first });
});

describe("another calendar", () => {
  const thursdayOff = editedPolicy({
    replace: "add: []",
    by: "add: [{ date: 2026-04-15, name: Founders' Day }]",
  });
  const act: ClockAct = {
    at: nextDayTen,
    before: answered,
    after: answered,
    message: null,
    newCalendar: true,
  };

  test("counts from its beginning on; what was before stays as its own calendar counts it", () => {
    const changed = stepClock(
      { ...thursdayOff, targets: own.targets },
      { clock: { ...next, targetMinutes: 10 * 60 }, calendar: own },
      act,
    );
    // Seven hours of Tuesday and one of Wednesday, which by the new calendar would not count; two are left for Thursday.
    expect(changed).toMatchObject({
      ended: { why: "calendar_changed", spentMillis: 8 * 3_600_000 },
      clock: { spentMillis: 8 * 3_600_000, dueAt: "2026-04-16T17:00:00Z" },
    });
  });

  test("does nothing to a clock that waits", () => {
    const waits = { ...act, before: withDefect, after: withDefect };
    expect(stepClock(thursdayOff, { clock: paused, calendar: own }, waits)).toMatchObject({ ended: null });
  });
});

test("whatever happens, the time counted is that of the minutes in which the staff had the next move", () => {
  const oracle = minuteOracle({
    zone: "America/Denver",
    hours: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ opens: 9 * 60, closes: 17 * 60 }] : [])),
    isClosed: isFederalHoliday,
  });
  const minute = 60_000;
  // Around the nights in which the clocks change, and Thanksgiving.
  const start = fc
    .constantFrom("2026-03-06T12:00:00Z", "2026-10-29T12:00:00Z", "2026-11-24T12:00:00Z")
    .chain((text) => fc.integer({ min: 0, max: 4_000 }).map((offset) => Date.parse(text) + offset * minute));
  const acts = fc.array(
    fc.record({
      later: fc.integer({ min: 0, max: 3_000 }),
      state: fc.constantFrom(...ticketStates.filter((state) => state !== "solved" && state !== "closed")),
      message: fc.constantFrom("customer" as const, null),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(start, acts, (from, changes) => {
      let clock = startClock(own, open, formatInstant(from));
      let before = open;
      let now = from;
      let counted = 0;
      let due: number | null = oracle.dueAt(from, 240 * minute);
      for (const { later, state, message } of changes) {
        const at = now + later * minute;
        if (before.state === "open") counted += oracle.openMillis(now, at);
        const after = { ...open, state };
        const missed = due !== null && due < at;
        if (!missed) {
          const left = 240 * minute - counted;
          due = state === "open" ? (left === 0 ? at : oracle.dueAt(at, left)) : null;
        }
        ({ clock } = stepClock(
          own,
          { clock, calendar: own },
          { at: formatInstant(at), before, after, message },
        ));
        now = at;
        before = after;
      }
      const spent = (clock?.spentMillis ?? 0) + openSince(clock, now);
      expect(spent).toBe(counted);
      expect(clock?.dueAt).toBe(due === null ? null : formatInstant(due));
    }),
    { numRuns: 150 },
  );

  function openSince(clock: ResponseClock | null, now: number): number {
    return clock === null || clock.pausedFor !== null
      ? 0
      : oracle.openMillis(Date.parse(clock.segmentStartedAt), now);
  }
});
