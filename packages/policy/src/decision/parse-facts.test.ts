import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { anyFacts } from "../../testing/any-facts.js";
import { exampleFacts, freeAccount, trial } from "../../testing/example-facts.js";
import { parseFacts } from "./parse-facts.js";

const least = {
  at: "2026-04-15T16:00:00Z",
  account: { plan: "free", standing: "active" },
  requester: { relation: "admin", active: true, assurance: "session" },
  request: { kind: "question", language: "en" },
};

test("what may be left out is filled in", () => {
  expect(parseFacts(least)).toEqual({
    ok: true,
    facts: {
      at: "2026-04-15T16:00:00Z",
      account: {
        plan: "free",
        billing: null,
        signedUpAt: null,
        standing: "active",
        supportContract: null,
        trial: null,
      },
      requester: { relation: "admin", active: true, severalAccounts: false, assurance: "session" },
      request: {
        kind: "question",
        language: "en",
        production: false,
        critical: false,
        protocol: null,
        platform: null,
        thirdParty: false,
      },
    },
  });
});

test("instants with any offset are taken and written in UTC", () => {
  const facts = exampleFacts({
    at: "2026-04-15T21:30:00.250+05:30",
    account: { ...freeAccount, trial: { ...trial, endsAt: "2026-04-30T18:00:00-06:00" } },
  });
  expect(parseFacts(facts)).toMatchObject({
    ok: true,
    facts: { at: "2026-04-15T16:00:00.250Z", account: { trial: { endsAt: "2026-05-01T00:00:00Z" } } },
  });
});

describe("what is wrong is named, with what would be right", () => {
  const { requester, request } = least;
  test.each<[unknown, string, string, string]>([
    [
      { ...least, at: "yesterday" },
      "at",
      '"yesterday"',
      "an instant with its offset such as 2026-01-05T21:00:00Z",
    ],
    [{ ...least, at: "2026-04-15T16:00:00" }, "at", '"2026-04-15T16:00:00"', "an instant with its offset"],
    [{ ...least, at: "2026-02-30T16:00:00Z" }, "at", '"2026-02-30T16:00:00Z"', "an instant with its offset"],
    [{ ...least, at: 1776268800 }, "at", "1776268800", "an instant with its offset"],
    [{ requester, request, at: least.at }, "account", "missing", "a group with the names plan, billing"],
    [
      { ...least, request: { ...request, kind: "gossip" } },
      "request.kind",
      '"gossip"',
      "one of question, defect",
    ],
    [
      { ...least, request: { ...request, kind: "constructor" } },
      "request.kind",
      '"constructor"',
      "one of question",
    ],
    [
      { ...least, request: { ...request, language: "en_US" } },
      "request.language",
      '"en_US"',
      "a language tag (BCP 47)",
    ],
    [
      { ...least, request: { ...request, production: "yes" } },
      "request.production",
      '"yes"',
      "true or false",
    ],
    [
      { ...least, request: { ...request, produciton: true } },
      "request.produciton",
      "an unknown name",
      "a group with the names kind",
    ],
    [{ ...least, requester: { ...requester, active: 1 } }, "requester.active", "1", "true or false"],
    [
      {
        ...least,
        account: { ...least.account, supportContract: { startsOn: "2026-01-01", endsOn: "2026-02-29" } },
      },
      "account.supportContract.endsOn",
      '"2026-02-29"',
      "a date of the calendar",
    ],
    [
      { ...least, account: { ...least.account, standing: "fine" } },
      "account.standing",
      '"fine"',
      "one of active, past_due",
    ],
    [null, "", "a group or a list", "a group with the names at, account"],
  ])("%j", (given, path, found, allowed) => {
    expect(parseFacts(given)).toMatchObject({
      ok: false,
      problems: [
        { path, found: path === "" ? expect.any(String) : found, allowed: expect.stringContaining(allowed) },
      ],
    });
  });
});

test("facts that were parsed come back from JSON as they are", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const once = parseFacts(JSON.parse(JSON.stringify(facts)));
      expect(once.ok ? parseFacts(JSON.parse(JSON.stringify(once.facts))) : null).toEqual(once);
    }),
    { numRuns: 200 },
  );
});
