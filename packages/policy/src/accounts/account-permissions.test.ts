import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { mayCorrectAccountFacts, mayReadAccount, mayReadAccountFacts } from "./account-permissions.js";
import type { Viewer } from "./viewer.js";

describe("the account and its facts", () => {
  test.each<[string, Viewer, string, string]>([
    ["nobody", nobody, "not_found", "not_found"],
    ["an agent", staff("agent"), "allowed", "allowed"],
    ["an admin", member("adam", "admin"), "allowed", "allowed"],
    ["a deactivated admin", member("adam", "admin", { active: false }), "allowed", "administrators_only"],
    ["an end user", member("eve", "end_user"), "allowed", "administrators_only"],
    [
      "an admin of another account",
      member("adam", "admin", { accountId: "other" }),
      "not_found",
      "not_found",
    ],
  ])("are read by %s", (_name, viewer, account, facts) => {
    expect(mayReadAccount(viewer, "acme").code).toBe(account);
    expect(mayReadAccountFacts(viewer, "acme").code).toBe(facts);
  });
});

test.each<[string, Viewer, string]>([
  ["nobody", nobody, "not_found"],
  ["an admin of it", member("adam", "admin"), "leads_only"],
  ["an agent", staff("agent"), "leads_only"],
  ["a lead", staff("lead"), "allowed"],
  [
    "a lead who was ever a member",
    { ...member("lea", "admin", { active: false }), staff: { role: "lead" } },
    "own_account",
  ],
])("what we know of an account is corrected by %s", (_name, viewer, code) => {
  expect(mayCorrectAccountFacts(viewer, "acme").code).toBe(code);
});
