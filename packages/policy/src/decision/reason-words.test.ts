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
import { decide } from "./decide.js";

function reasonsOf(change: FactsChange) {
  return decide(policy, exampleFacts(change)).reasons;
}

function links(change: FactsChange): Record<string, string> {
  return Object.fromEntries(
    reasonsOf(change).flatMap(({ nextSteps }) => nextSteps.map(({ kind, href }) => [kind, href])),
  );
}

describe("an acceptance names the fact that it rests on", () => {
  test.each<[string, FactsChange, string, string]>([
    [
      "the end of sign-up support",
      { at: "2026-03-07T18:00:00Z", account: newFreeAccount },
      "sign-up-window",
      "Your sign-up support ends on Fri 13 March 2026, 00:00 Mountain time.",
    ],
    [
      "the last day of the contract",
      { account: { ...freeAccount, supportContract: contract } },
      "contract",
      "The last day of your support contract is Tue 30 June 2026.",
    ],
    [
      "the end of the trial",
      { account: { ...freeAccount, trial } },
      "trial",
      "Your JumpStart trial ends on Thu 30 April 2026, 18:00 Mountain time.",
    ],
    ["the plan", {}, "paying", "Your paying plan includes help with questions."],
  ])("%s", (_name, change, clause, words) => {
    const [reason] = reasonsOf(change);
    expect(reason?.clause).toBe(clause);
    expect(reason?.message).toContain(words);
  });
});

describe("a request without support names what ended last", () => {
  test.each<[string, FactsChange, string, string]>([
    [
      "sign-up support",
      { at: "2026-03-13T06:00:00Z", account: newFreeAccount },
      "signup_window_ended",
      "Your sign-up support ended on Fri 13 March 2026, 00:00 Mountain time. With self-service, the knowledge base helps",
    ],
    [
      "the contract",
      { at: "2026-07-01T06:00:00Z", account: { ...freeAccount, supportContract: contract } },
      "contract_ended",
      "The last day of your support contract was Tue 30 June 2026.",
    ],
    [
      "the trial, which ended after the contract",
      {
        account: {
          ...freeAccount,
          supportContract: { ...contract, endsOn: "2026-04-09" },
          trial: { ...trial, endsAt: "2026-04-10T06:00:00.001Z" },
        },
      },
      "trial_ended",
      "Your JumpStart trial ended on Fri 10 April 2026, 00:00 Mountain time.",
    ],
    [
      "the contract that has not begun",
      { account: { ...freeAccount, supportContract: { startsOn: "2026-05-01", endsOn: "2026-12-31" } } },
      "support_not_begun",
      "Your support contract begins on Fri 1 May 2026.",
    ],
    [
      "the suspension",
      { account: { standing: "suspended" } },
      "account_suspended",
      "Your account is suspended",
    ],
    [
      "nothing, when nothing ended",
      { account: { ...freeAccount, standing: "past_due", signedUpAt: "2026-04-15T00:00:00Z" } },
      "self_service_only",
      "With self-service, the knowledge base helps with questions.",
    ],
  ])("%s", (_name, change, code, words) => {
    const [reason] = reasonsOf(change);
    expect(reason?.code).toBe(code);
    expect(reason?.message).toContain(words);
  });

  test("also beside a refusal", () => {
    const reasons = reasonsOf({
      account: { ...freeAccount, trial: { ...trial, endsAt: "2026-04-10T06:00:00Z" } },
      request: { kind: "implementation" },
    });
    expect(reasons.map(({ code, message }) => [code, message])).toEqual([
      ["not_included_in_level", "Self-service does not include help with an implementation."],
      ["trial_ended", "Your JumpStart trial ended on Fri 10 April 2026, 00:00 Mountain time."],
    ]);
  });
});

describe("next steps lead on", () => {
  test.each<[string, FactsChange, Record<string, string>]>([
    [
      "from the end of support to a contract, the knowledge base and the report of critical defects",
      { account: freeAccount },
      {
        self_service: "/search",
        contract: "/articles/buy-a-support-contract",
        defect_report: "/tickets/new?kind=defect&critical=1",
      },
    ],
    [
      "from a trial to its specialist",
      { account: { ...freeAccount, trial } },
      { specialist: "mailto:sam@support.example" },
    ],
    [
      "to Customer Success",
      { request: { kind: "training" } },
      { customer_success: "mailto:success@halyard.example" },
    ],
    ["to sales", { request: { kind: "professional_services" } }, { sales: "mailto:sales@halyard.example" }],
    [
      "an end user to the administrator",
      { requester: { relation: "end_user" } },
      { administrators: "/articles/find-your-administrator" },
    ],
    ["a stranger to the sign-in", { account: null }, { sign_in: "/sign-in", self_service: "/search" }],
    [
      "to the choice of an account",
      { account: null, requester: { severalAccounts: true } },
      { choose_account: "/tickets/new" },
    ],
    [
      "to the proof of identity",
      { request: { kind: "account_deletion" } },
      { verify: "/policies#identity", article: "/articles/delete-your-account" },
    ],
    [
      "to support when a person must look",
      { account: { ...freeAccount, signedUpAt: null } },
      { support: "mailto:support@halyard.example" },
    ],
  ])("%s", (_name, change, expected) => {
    expect(links(change)).toMatchObject(expected);
  });

  test("an end user is shown how to change the own password", () => {
    const [reason] = reasonsOf({ requester: { relation: "end_user" }, request: { kind: "password_change" } });
    expect(reason?.nextSteps.map(({ href }) => href)).toContain("/articles/change-your-own-password");
  });
});

describe("a reason repeats nothing that a stranger wrote", () => {
  test.each<FactsChange>([
    { request: { kind: "integration", protocol: "<b>evil.example</b>" } },
    { request: { language: "x-evil-example" } },
    { request: { platform: { name: "windows", version: "7 evil.example" } } },
  ])("%j", (change) => {
    expect(JSON.stringify(reasonsOf(change))).not.toContain("evil");
  });
});
