import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { mailPauseMs } from "./mail-attempts.js";
import { mayTendMail } from "./mail-permissions.js";
import { isMailInTrouble, mailStates, nextMailState } from "./mail-state.js";

test.each<[string, Viewer, string]>([
  ["nobody", nobody, "staff_only"],
  ["an account's admin", member("ada", "admin"), "staff_only"],
  ["an agent", staff("agent"), "leads_only"],
  ["a lead", staff("lead"), "allowed"],
])("outgoing mail: %s", (_who, viewer, code) => {
  expect(mayTendMail(viewer).code).toBe(code);
});

test("R04: what the server may have is sent again by nobody but a person", () => {
  expect(nextMailState("sending", "lose")).toBe("uncertain");
  expect(nextMailState("uncertain", "hand_over")).toBeNull();
  expect(nextMailState("uncertain", "send_again")).toBe("waiting");
  expect(nextMailState("sending", "hand_over")).toBeNull();
  expect(nextMailState("sent", "send_again")).toBeNull();
  expect(mailStates.filter(isMailInTrouble)).toEqual(["uncertain", "dead"]);
});

test("pauses grow to hours, a quarter more or less", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failed) => mailPauseMs(failed, 0.5) / 60_000)).toEqual([
    1, 5, 15, 60, 240, 480, 480,
  ]);
  expect(mailPauseMs(1, 0)).toBe(45_000);
  expect(mailPauseMs(1, 1)).toBe(75_000);
});
