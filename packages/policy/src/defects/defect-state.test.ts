import { describe, expect, test } from "@jest/globals";
import {
  broadcastActs,
  broadcastSendsAt,
  broadcastStates,
  isUnderWay,
  nextBroadcastState,
  type BroadcastAct,
  type BroadcastState,
} from "./broadcast-state.js";
import {
  defectActs,
  defectStates,
  isPublishable,
  isUnfixed,
  nextDefectState,
  type DefectAct,
  type DefectState,
} from "./defect-state.js";
import { accountsTold } from "./known-issues.js";

describe("a defect", () => {
  const moves: [DefectState, DefectAct, DefectState][] = [
    ["reported", "confirm", "confirmed"],
    ["reported", "start_fix", "fix_in_progress"],
    ["reported", "fix", "fixed"],
    ["reported", "reject", "not_a_defect"],
    ["confirmed", "start_fix", "fix_in_progress"],
    ["confirmed", "fix", "fixed"],
    ["confirmed", "reject", "not_a_defect"],
    ["fix_in_progress", "confirm", "confirmed"],
    ["fix_in_progress", "fix", "fixed"],
    ["fix_in_progress", "reject", "not_a_defect"],
    ["fixed", "reopen", "confirmed"],
    ["not_a_defect", "reopen", "reported"],
  ];

  test("moves along these ways and no other", () => {
    const possible = defectStates.flatMap((state) =>
      defectActs.flatMap((act) => {
        const next = nextDefectState(state, act);
        return next === null ? [] : [[state, act, next]];
      }),
    );
    expect(possible).toEqual(expect.arrayContaining(moves));
    expect(possible).toHaveLength(moves.length);
  });

  test("is met until it is fixed, and published unless it is none", () => {
    expect(defectStates.filter(isUnfixed)).toEqual(["reported", "confirmed", "fix_in_progress"]);
    expect(defectStates.filter(isPublishable)).toEqual(["reported", "confirmed", "fix_in_progress", "fixed"]);
  });
});

describe("a message about a fix", () => {
  test.each<[BroadcastState, BroadcastAct, BroadcastState | null]>([
    ["queued", "send", "sending"],
    ["queued", "stop", "stopped"],
    ["queued", "finish", null],
    ["sending", "finish", "sent"],
    ["sending", "stop", null],
    ["sent", "stop", null],
    ["stopped", "send", null],
  ])("%s, %s: %s", (state, act, next) => {
    expect(nextBroadcastState(state, act)).toBe(next);
  });

  test("is under way until it is sent or stopped", () => {
    expect(broadcastStates.filter(isUnderWay)).toEqual(["queued", "sending"]);
    expect(broadcastActs).toHaveLength(3);
  });

  test("goes out a minute after it was sent", () => {
    expect(broadcastSendsAt("2026-04-14T16:00:30Z")).toBe("2026-04-14T16:01:30Z");
  });
});

test("a small number of affected accounts is not told", () => {
  expect([0, 1, 4, 5, 6].map(accountsTold)).toEqual([null, null, null, 5, 6]);
});
