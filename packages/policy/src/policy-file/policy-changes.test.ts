import { expect, test } from "@jest/globals";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { policyChanges } from "./policy-changes.js";

test("the same values have no changes, in whatever order their names stand", () => {
  expect(policyChanges(policy, policy)).toEqual([]);
  expect(policyChanges({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 })).toEqual([]);
});

test("a changed value is told with its path, what it was and what it is", () => {
  const edited = editedPolicy(
    { replace: "windowDays: 7", by: "windowDays: 14" },
    { replace: "languages: [en]", by: "languages: [en, de]" },
  );
  expect(policyChanges(policy, edited)).toEqual([
    { path: "languages", from: '["en"]', to: '["en","de"]' },
    { path: "signUp.windowDays", from: "7", to: "14" },
  ]);
});

test("a line that is added to a list is one change, not one of all behind it", () => {
  const edited = editedPolicy({
    replace: '      - { version: "9", endOfLife: 2022-06-30 }\n',
    by: '      - { version: "9", endOfLife: 2022-06-30 }\n      - { version: "9 LTS", endOfLife: 2030-01-01 }\n',
  });
  const changes = policyChanges(policy, edited);
  expect(changes).toContainEqual({
    path: "platforms.Debian.versions.9 LTS.endOfLife",
    from: null,
    to: '"2030-01-01"',
  });
  expect(changes.every(({ path }) => path.startsWith("platforms.Debian.versions.9 LTS."))).toBe(true);
});

test("what is gone has no value, and an empty group is a value", () => {
  expect(policyChanges({ a: { b: 1 } }, { a: {} })).toEqual([
    { path: "a", from: null, to: "{}" },
    { path: "a.b", from: "1", to: null },
  ]);
  expect(policyChanges(null, { a: 1 })).toEqual([
    { path: "", from: "null", to: null },
    { path: "a", from: null, to: "1" },
  ]);
});
