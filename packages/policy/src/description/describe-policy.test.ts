import { describe, expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { requestKinds } from "../decision/facts.js";
import { levels } from "../decision/decision.js";
import { policyVersion } from "../policy-file/policy-version.js";
import { scopeKinds } from "../policy-file/scope-schema.js";
import { describePolicy } from "./describe-policy.js";

const description = describePolicy(policy);

test("names the version that decisions are made with", () => {
  expect(description.version).toBe(policyVersion(policy));
});

describe("clauses", () => {
  test("have ids that serve as anchors, each once", () => {
    const ids = description.clauses.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^[a-z]+(-[a-z]+)*$/)));
  });

  test("stand together by section", () => {
    const sections = description.clauses.map(({ section }) => section);
    const changes = sections.filter((section, index) => section !== sections[index - 1]);
    expect(new Set(changes).size).toBe(changes.length);
  });

  test("are whole sentences with the values filled in", () => {
    for (const { body, title } of description.clauses) {
      expect(title).toMatch(/^[A-Z]/);
      expect(body).toMatch(/^[A-Z].*\.$/);
      expect(body).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}/);
    }
  });

  test.each([
    ["reopening", "A solved ticket is closed after 14 days."],
    ["identity", "confirmed in the last 10 minutes"],
    ["identity", "on file for at least 7 days"],
    ["identity", "within 15 minutes; after 3 wrong codes"],
    ["deletion", "nothing is deleted for 72 hours"],
    ["integrations", "ldap, saml, radius, scim, oidc, rest-api and agent"],
    [
      "critical-defects",
      "taken with self-service, too: worked on as a defect, without individual assistance.",
    ],
    ["language", "Requests are answered in English."],
  ])("%s: %s", (clause, words) => {
    expect(description.clauses.find(({ id }) => id === clause)?.body).toContain(words);
  });
});

test("the table has a cell for every level and kind", () => {
  expect(description.scope.map(({ level }) => level)).toEqual([...levels]);
  for (const { cells } of description.scope) {
    expect(cells.map(({ kind }) => kind)).toEqual([...scopeKinds]);
  }
  expect(description.scope[4]?.cells[1]?.words).toBe(
    "Knowledge base; a critical defect: worked on as a defect, without individual assistance",
  );
  expect(description.scope[1]).toMatchObject({
    title: "JumpStart trial",
    cells: [{ words: "Included, by your specialist" }, {}, {}, {}, {}, {}],
  });
});

test("every kind of request has a title and a description", () => {
  expect(description.kinds.map(({ kind }) => kind)).toEqual([...requestKinds]);
  expect(new Set(description.kinds.map(({ title }) => title)).size).toBe(requestKinds.length);
});

test("platforms tell the last day of the vendor's support", () => {
  const windows = description.platforms.find(({ name }) => name === "Windows");
  expect(windows?.versions).toContainEqual({ version: "7", endOfLife: "2020-01-14", minimum: null });
  const ubuntu = description.platforms.find(({ name }) => name === "Ubuntu");
  expect(ubuntu?.versions).toContainEqual({ version: "24.04", endOfLife: "2029-05-31", minimum: null });
});

test("contacts are links", () => {
  expect(description.contacts.map(({ id, href, phone }) => [id, href, phone])).toEqual([
    ["support", "mailto:support@halyard.example", null],
    ["sales", "mailto:sales@halyard.example", null],
    ["customer_success", "mailto:success@halyard.example", null],
  ]);
});
