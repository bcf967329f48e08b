import { describe, expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { measureResponse, type MeasuredAct } from "./response-measures.js";

// Friday 6 March 2026, 16:00 Mountain time; the clocks go forward on Sunday.
const receivedAt = "2026-03-06T23:00:00Z";
const mondayAtTen = "2026-03-09T16:00:00Z";
const unanswered = { receivedAt, firstResponseAt: null };
const answered = { receivedAt, firstResponseAt: receivedAt };

describe("what an act tells of a ticket's answers", () => {
  test.each<[string, typeof unanswered | typeof answered, Omit<MeasuredAct, "at">, object]>([
    [
      "the first reply of the staff: an hour of Friday, one of Monday",
      unanswered,
      { staffReply: true, from: "open", to: "open" },
      { firstResponseAt: mondayAtTen, firstResponseBusinessMinutes: 120 },
    ],
    ["a second reply", answered, { staffReply: true, from: "open", to: "open" }, {}],
    ["what a customer writes", unanswered, { staffReply: false, from: "open", to: "open" }, {}],
    [
      "solved with the first reply",
      unanswered,
      { staffReply: true, from: "open", to: "solved" },
      { firstResponseAt: mondayAtTen, firstResponseBusinessMinutes: 120, solveBusinessMinutes: 120 },
    ],
    [
      "solved without a word",
      unanswered,
      { staffReply: false, from: "open", to: "solved" },
      { solveBusinessMinutes: 120 },
    ],
    ["reopened", answered, { staffReply: false, from: "solved", to: "open" }, { solveBusinessMinutes: null }],
    ["closed", answered, { staffReply: false, from: "solved", to: "closed" }, {}],
  ])("%s", (_name, ticket, act, expected) => {
    expect(measureResponse(policy, ticket, { at: mondayAtTen, ...act })).toEqual(expected);
  });
});
