import { describe, expect, test } from "@jest/globals";
import {
  contract,
  exampleFacts,
  freeAccount,
  newFreeAccount,
  trial,
  type FactsChange,
} from "../../testing/example-facts.js";
import { policy } from "../../testing/example-policy.js";
import { isBetterLevel, levelAt } from "./level-at.js";
import { signUpWindowEnd } from "./sign-up-window.js";

function levelOf(account: NonNullable<FactsChange["account"]>, at: string) {
  const facts = exampleFacts({ account });
  return facts.account === null ? null : levelAt(policy, facts.account, at);
}

describe("sign-up support ends at Mountain midnight after the seventh day", () => {
  test.each([
    ["2026-03-05T18:00:00Z", "2026-03-13T06:00:00Z", "the clocks go forward inside it"],
    ["2026-03-06T06:30:00Z", "2026-03-13T06:00:00Z", "signed up at 23:30 of the day before in Denver"],
    ["2026-03-06T07:00:00Z", "2026-03-14T06:00:00Z", "signed up at 00:00 in Denver"],
    ["2026-10-29T20:00:00Z", "2026-11-06T07:00:00Z", "the clocks go back inside it"],
    [
      "2026-11-01T07:30:00Z",
      "2026-11-09T07:00:00Z",
      "signed up in the hour that comes twice, the first time",
    ],
    [
      "2026-11-01T08:30:00Z",
      "2026-11-09T07:00:00Z",
      "signed up in the hour that comes twice, the second time",
    ],
    ["2024-02-24T12:00:00Z", "2024-03-03T07:00:00Z", "a leap day inside it"],
    ["2026-12-28T12:00:00Z", "2027-01-05T07:00:00Z", "over the new year"],
    ["2026-03-05T11:00:00-07:00", "2026-03-13T06:00:00Z", "written with another offset"],
  ])("signed up at %s: %s, %s", (signedUpAt, endsAt) => {
    expect(signUpWindowEnd(policy, signedUpAt)).toBe(endsAt);
  });
});

describe("the level changes at the instant, not before", () => {
  test.each<[string, NonNullable<FactsChange["account"]>, string, string, string]>([
    ["the end of the window", newFreeAccount, "2026-03-13T06:00:00Z", "signup_window", "self_service"],
    ["the sign-up", newFreeAccount, "2026-03-05T18:00:00Z", "unknown", "signup_window"],
    ["the end of the trial", { ...freeAccount, trial }, "2026-05-01T00:00:00Z", "trial", "self_service"],
    [
      "the beginning of the trial",
      { ...freeAccount, trial },
      "2026-04-01T00:00:00Z",
      "self_service",
      "trial",
    ],
    [
      "the end of the contract's last day",
      { ...freeAccount, supportContract: contract },
      "2026-07-01T06:00:00Z",
      "contract",
      "self_service",
    ],
    [
      "the beginning of the contract's first day",
      { ...freeAccount, supportContract: contract },
      "2026-01-01T07:00:00Z",
      "self_service",
      "contract",
    ],
    [
      "a contract that ends on the night in which the clocks go back",
      { ...freeAccount, supportContract: { startsOn: "2026-01-01", endsOn: "2026-11-01" } },
      "2026-11-02T07:00:00Z",
      "contract",
      "self_service",
    ],
    [
      "a contract of one day",
      { ...freeAccount, supportContract: { startsOn: "2026-03-08", endsOn: "2026-03-08" } },
      "2026-03-09T06:00:00Z",
      "contract",
      "self_service",
    ],
  ])("%s", (_name, account, instant, before, after) => {
    const justBefore = new Date(Date.parse(instant) - 1).toISOString();
    expect(levelOf(account, justBefore)?.level).toBe(before);
    expect(levelOf(account, instant)?.level).toBe(after);
  });
});

describe("the first level that applies", () => {
  const everything = { trial, supportContract: contract, signedUpAt: "2026-04-14T00:00:00Z" };
  const at = "2026-04-15T16:00:00Z";
  test.each<[string, NonNullable<FactsChange["account"]>, string, string | null]>([
    ["a plan goes before all", everything, "paying", null],
    ["an overdue payment changes nothing", { standing: "past_due" }, "paying", null],
    ["a trial before a contract", { ...everything, ...freeAccount }, "trial", "2026-05-01T00:00:00Z"],
    [
      "a contract before the window",
      { ...everything, ...freeAccount, trial: null },
      "contract",
      "2026-07-01T06:00:00Z",
    ],
    [
      "then the window",
      { ...freeAccount, signedUpAt: "2026-04-14T00:00:00Z" },
      "signup_window",
      "2026-04-21T06:00:00Z",
    ],
    [
      "a suspended plan leaves a trial",
      { ...everything, standing: "suspended" },
      "trial",
      "2026-05-01T00:00:00Z",
    ],
    [
      "a suspended plan leaves a contract",
      { standing: "suspended", supportContract: contract },
      "contract",
      "2026-07-01T06:00:00Z",
    ],
    [
      "a suspended account has no window",
      { ...freeAccount, standing: "suspended", signedUpAt: at },
      "self_service",
      null,
    ],
    ["a closed account has nothing", { ...everything, standing: "closed" }, "self_service", null],
    ["a missing sign-up leaves the level open", { ...freeAccount, signedUpAt: null }, "unknown", null],
    [
      "a missing sign-up does not matter in a trial",
      { ...freeAccount, signedUpAt: null, trial },
      "trial",
      "2026-05-01T00:00:00Z",
    ],
  ])("%s", (_name, account, level, endsAt) => {
    expect(levelOf(account, at)).toEqual({ level, endsAt });
  });
});

test("a contract without an end that other systems could not write ends with the year 9999", () => {
  expect(
    levelOf(
      { ...freeAccount, supportContract: { startsOn: "2026-01-01", endsOn: "9999-12-31" } },
      "2026-04-15T16:00:00Z",
    ),
  ).toEqual({
    level: "contract",
    endsAt: "9999-12-31T23:59:59Z",
  });
});

test("levels are better in their order", () => {
  expect(isBetterLevel("self_service", "contract")).toBe(true);
  expect(isBetterLevel("contract", "contract")).toBe(false);
  expect(isBetterLevel("paying", "trial")).toBe(false);
});
