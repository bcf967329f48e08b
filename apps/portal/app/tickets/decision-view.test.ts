import { describe, expect, test } from "@jest/globals";
import type { DecisionFieldsFragment, PolicyWordsFieldsFragment } from "../gql/graphql.js";
import { viewDecision } from "./decision-view.js";

const policy: PolicyWordsFieldsFragment = {
  hours: { zone: "America/Denver", zoneName: "Mountain time" },
  plans: [{ level: "SIGNUP_WINDOW", title: "Sign-up support" }],
  requestKinds: [{ kind: "DEFECT", title: "Defect", description: "" }],
  clauses: [{ id: "sign-up-window", title: "After sign-up", body: "Support lasts …" }],
};

const sales = { kind: "SALES" as const, label: "Ask Sales", href: "mailto:sales@halyard.example" };

const decision: DecisionFieldsFragment = {
  outcome: "ACCEPT",
  level: "SIGNUP_WINDOW",
  convertedTo: null,
  supportEndsAt: "2026-11-27T07:00:00Z",
  policyVersion: "2026.1",
  decidedAt: "2026-11-24T16:00:00Z",
  opensTicket: true,
  factsJson: null,
  reasons: [
    {
      code: "entitled",
      clause: "sign-up-window",
      clauseUrl: "/policies#sign-up-window",
      message: "Yes.",
      nextSteps: [sales],
    },
    { code: "another", clause: "gone", clauseUrl: "/policies#gone", message: "Also.", nextSteps: [sales] },
  ],
};

const view = (changes: Partial<DecisionFieldsFragment>) =>
  viewDecision({ ...decision, ...changes }, policy, new Date("2026-11-24T16:00:00Z"));

describe("a decision as it is shown", () => {
  test("says until when the level lasts, by the policy's name for it", () => {
    expect(view({}).ends).toBe("Sign-up support ends in 3 days, on Fri 27 November, 00:00 Mountain time.");
    expect(view({ supportEndsAt: null }).ends).toBeNull();
  });

  test("names the clause of each reason, also one that the policy has no more", () => {
    expect(view({}).reasons.map(({ clause, clauseUrl }) => [clause?.title ?? null, clauseUrl])).toEqual([
      ["After sign-up", "/policies#sign-up-window"],
      [null, "/policies#gone"],
    ]);
  });

  test("offers a next step once, whichever reasons advise it", () => {
    expect(view({}).nextSteps).toEqual([{ label: "Ask Sales", href: "mailto:sales@halyard.example" }]);
  });

  test("names the kind that a request becomes", () => {
    expect(view({ outcome: "CONVERT", convertedTo: "DEFECT" }).headline).toContain("Defect");
  });

  test("does not promise help for what is decided without a level, such as feedback", () => {
    expect(view({ level: null }).headline).toBe("Yes, please send it");
    expect(view({}).headline).toBe("Yes, you can get help");
  });

  test("has another tone for a no than for a yes", () => {
    expect([view({}).tone, view({ outcome: "REFUSE" }).tone, view({ outcome: "SELF_SERVICE" }).tone]).toEqual(
      ["good", "stop", "stop"],
    );
  });
});
