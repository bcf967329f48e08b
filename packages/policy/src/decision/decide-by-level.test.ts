import { describe, expect, test } from "@jest/globals";
import { contract, exampleFacts, freeAccount, trial, type FactsChange } from "../../testing/example-facts.js";
import { policy } from "../../testing/example-policy.js";
import { expectDecisions } from "../../testing/expect-decisions.js";
import { scopeKinds } from "../policy-file/scope-schema.js";
import { decide } from "./decide.js";
import type { Level, Outcome } from "./decision.js";

const suspended = { standing: "suspended" } as const;

describe("9. level and kind", () => {
  const accountOn: Record<Level, NonNullable<FactsChange["account"]>> = {
    paying: {},
    trial: { ...freeAccount, trial },
    contract: { ...freeAccount, supportContract: contract },
    signup_window: { ...freeAccount, signedUpAt: "2026-04-14T00:00:00Z" },
    self_service: freeAccount,
  };
  /** policy.md, the table of step 9: question, defect, integration, training, implementation, migration. */
  const table: [Level, Outcome[]][] = [
    ["paying", ["accept", "accept", "accept", "hand_off", "hand_off", "hand_off"]],
    ["trial", ["accept", "accept", "accept", "accept", "accept", "accept"]],
    ["contract", ["accept", "accept", "accept", "hand_off", "hand_off", "hand_off"]],
    ["signup_window", ["accept", "accept", "accept", "refuse", "refuse", "refuse"]],
    ["self_service", ["self_service", "self_service", "self_service", "refuse", "refuse", "refuse"]],
  ];

  test.each(table)("%s", (level, outcomes) => {
    const decisions = scopeKinds.map((kind) =>
      decide(policy, exampleFacts({ account: accountOn[level], request: { kind } })),
    );
    expect(decisions.map((decision) => decision.outcome)).toEqual(outcomes);
    expect(decisions.map((decision) => decision.level)).toEqual(outcomes.map(() => level));
    expect(decisions.map((decision) => decision.priority)).toEqual(
      outcomes.map((each) => (each === "accept" ? 1 : null)),
    );
    expect(decisions.map((decision) => decision.opensTicket)).toEqual(
      outcomes.map((each) => each === "accept"),
    );
  });

  const critical = { kind: "defect", critical: true } as const;
  expectDecisions({
    "a critical defect without support is analysed, last in the queue": [
      { account: freeAccount, request: { ...critical, production: true } },
      "accept_for_analysis, critical_defect_analysed, on self_service, rank 2, ticket",
    ],
    "a critical question without support is a question": [
      { account: freeAccount, request: { kind: "question", critical: true } },
      "self_service, signup_window_ended, on self_service, no ticket",
    ],
    "a critical defect with support is an accepted defect": [
      { request: critical },
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "production comes first": [
      { request: { kind: "question", production: true } },
      "accept, entitled_by_plan, on paying, rank 0, ticket",
    ],
    "a trial keeps its rank": [
      { account: accountOn.trial, request: { kind: "implementation", production: true } },
      "accept, entitled_by_trial, on trial, rank 0, ticket",
    ],
    "training on the paying plan is Customer Success's": [
      { request: { kind: "training", production: true } },
      "hand_off, handed_to_customer_success, on paying, no ticket",
    ],
    "training under a contract is sold": [
      { account: accountOn.contract, request: { kind: "training" } },
      "hand_off, handed_to_sales, on contract, no ticket",
    ],
  });
});

describe("10. systems past their end of life", () => {
  const windows7 = { platform: { name: "windows", version: "7" } };
  expectDecisions({
    "hold an accepted request, which keeps its rank": [
      { request: { kind: "defect", production: true, ...windows7 } },
      "hold_for_update, platform_end_of_life, on paying, rank 0, ticket",
    ],
    "hold a question, too": [
      { request: windows7 },
      "hold_for_update, platform_end_of_life, on paying, rank 1, ticket",
    ],
    "do not hold what is analysed only": [
      { account: freeAccount, request: { kind: "defect", critical: true, ...windows7 } },
      "accept_for_analysis, critical_defect_analysed, on self_service, rank 2, ticket",
    ],
    "do not hold feedback": [
      { request: { kind: "feedback", ...windows7 } },
      "accept, feedback_welcome, no ticket",
    ],
  });
});

describe("11. the date of sign-up", () => {
  expectDecisions({
    "is looked into when it is missing": [
      { account: { ...freeAccount, signedUpAt: null } },
      "review, sign_up_date_unknown, ticket",
    ],
    "is looked into when it lies in the future": [
      { account: { ...freeAccount, signedUpAt: "2026-04-15T16:00:00.001Z" } },
      "review, sign_up_date_unknown, ticket",
    ],
    "is good at the instant of the request": [
      { account: { ...freeAccount, signedUpAt: "2026-04-15T16:00:00Z" } },
      "accept, entitled_by_signup_window, on signup_window, rank 1, ticket",
    ],
    "does not matter under a contract": [
      { account: { ...freeAccount, signedUpAt: null, supportContract: contract } },
      "accept, entitled_by_contract, on contract, rank 1, ticket",
    ],
    "does not matter to a suspended account": [
      { account: { ...freeAccount, ...suspended, signedUpAt: null } },
      "self_service, account_suspended, on self_service, no ticket",
    ],
    "is never a reason to refuse training": [
      { account: { ...freeAccount, signedUpAt: null }, request: { kind: "training" } },
      "review, sign_up_date_unknown, ticket",
    ],
  });
});
