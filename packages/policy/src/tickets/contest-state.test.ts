import { describe, expect, test } from "@jest/globals";
import {
  contestActs,
  contestStates,
  nextContestState,
  type ContestAct,
  type ContestState,
} from "./contest-state.js";

const possible: [ContestState | null, ContestAct, ContestState][] = [
  [null, "contest", "open"],
  ["open", "withdraw", "withdrawn"],
  ["open", "uphold", "answered"],
  ["open", "decide_anew", "answered"],
  ["withdrawn", "contest", "open"],
];

describe("a contest", () => {
  test.each(possible)("that is %s, on %s, is then %s", (state, act, next) => {
    expect(nextContestState(state, act)).toBe(next);
  });

  test("knows no other transition", () => {
    const all = [null, ...contestStates].flatMap((state) =>
      contestActs.map((act) => [state, act, nextContestState(state, act)] as const),
    );
    expect(all.filter(([, , next]) => next !== null)).toHaveLength(possible.length);
  });
});
