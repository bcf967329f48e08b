import { describe, expect, test } from "@jest/globals";
import type { RequestKind } from "../gql/graphql.js";
import { factLines } from "./decision-facts.js";

const question: RequestKind = "QUESTION";
const policy = {
  hours: { zone: "America/Denver", zoneName: "Mountain time" },
  requestKinds: [{ kind: question, title: "Question", description: "" }],
};

const account = {
  plan: "free",
  billing: null,
  signedUpAt: "2026-10-08T19:18:00Z",
  standing: "active",
  supportContract: null,
  trial: null,
};
const requester = { relation: "admin", active: true, severalAccounts: false, assurance: "session" };
const request = {
  kind: "question",
  language: "en",
  production: false,
  critical: false,
  protocol: null,
  platform: null,
  thirdParty: false,
};

const lines = (facts: object) =>
  factLines(JSON.stringify(facts), policy).map(({ label, value }) => `${label}: ${value}`);

describe("the facts of a decision", () => {
  test("of a free account name its sign-up on the policy's clocks", () => {
    expect(lines({ account, requester, request })).toEqual([
      "Plan: free",
      "Signed up: Oct 8, 2026, 13:18 Mountain time",
      "Asked by: an administrator of the account",
      "Request: Question",
    ]);
  });

  test("of a paying account leave the sign-up out and name what it pays and where it stands", () => {
    const paying = { ...account, plan: "paying", billing: "annual", standing: "past_due" };
    expect(lines({ account: paying, requester, request }).slice(0, 2)).toEqual([
      "Plan: paying, billed yearly",
      "Standing: past due",
    ]);
  });

  test("tell that the date of sign-up is missing, since the answer may rest on it", () => {
    expect(lines({ account: { ...account, signedUpAt: null }, requester, request })).toContain(
      "Signed up: not known",
    );
  });

  test("name what was stated about the request", () => {
    const stated = {
      ...request,
      production: true,
      thirdParty: true,
      protocol: "ldap",
      platform: { name: "ubuntu", version: "16.04" },
    };
    expect(lines({ account, requester, request: stated }).slice(-3)).toEqual([
      "Stated: affects production; lies in another vendor's product",
      "Protocol: ldap",
      "Platform: ubuntu 16.04",
    ]);
  });

  test("of somebody unknown name no account", () => {
    const nobody = { ...requester, relation: "none", active: false };
    expect(lines({ account: null, requester: nobody, request }).slice(0, 2)).toEqual([
      "Account: none that is known",
      "Asked by: somebody unknown to the account",
    ]);
  });

  test("of a deactivated administrator say so", () => {
    expect(lines({ account, requester: { ...requester, active: false }, request })).toContain(
      "Asked by: an administrator of the account, deactivated",
    );
  });

  test.each([null, "", "{", "[]", '{"request":{}}'])("are not shown where there are none: %j", (json) => {
    expect(factLines(json, policy)).toEqual([]);
  });
});
