import { expect, test } from "@jest/globals";
import { mayAskForFactorReset, mayRunFactorReset, nextFactorResetState } from "./factor-reset.js";

const asking = { isStaff: false, hasFactor: true, contactProves: true, asked: 0 };

test.each([
  ["who lost their second factor asks", {}, "allowed"],
  ["who works here does not", { isStaff: true }, "staff"],
  ["who has none does not", { hasFactor: false }, "not_in_this_state"],
  ["whose address is new does not", { contactProves: false }, "contact_too_new"],
  ["who asked three times does not", { asked: 3 }, "too_often"],
])("%s", (_title, change, code) => {
  expect(mayAskForFactorReset({ ...asking, ...change }).code).toBe(code);
});

test.each([
  ["asked", "stop", "stopped"],
  ["asked", "run", "done"],
  ["stopped", "run", null],
  ["stopped", "stop", null],
  ["done", "stop", null],
  ["done", "run", null],
] as const)("a reset that is %s, and %s: %s", (state, step, next) => {
  expect(nextFactorResetState(state, step)).toBe(next);
});

test("nothing is removed of who works here now, or has another address than was told", () => {
  expect(mayRunFactorReset({ isStaff: false, addressChanged: false })).toBe(true);
  expect(mayRunFactorReset({ isStaff: true, addressChanged: false })).toBe(false);
  expect(mayRunFactorReset({ isStaff: false, addressChanged: true })).toBe(false);
});
