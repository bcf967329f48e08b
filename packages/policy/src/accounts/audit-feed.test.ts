import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { auditFeedActions, auditFeedWords, mayReadAuditFeed } from "./audit-feed.js";
import type { Viewer } from "./viewer.js";

test.each<[string, Viewer, string]>([
  ["nobody", nobody, "not_found"],
  ["an agent", staff("agent"), "allowed"],
  ["an admin", member("adam", "admin"), "allowed"],
  ["a deactivated admin", member("adam", "admin", { active: false }), "administrators_only"],
  ["an end user", member("eve", "end_user"), "administrators_only"],
  ["an admin of another account", member("adam", "admin", { accountId: "other" }), "not_found"],
])("what staff did on an account is read by %s", (_name, viewer, code) => {
  expect(mayReadAuditFeed(viewer, "acme").code).toBe(code);
});

test.each([
  "ticket.note_added",
  "ticket.tagged",
  "ticket.defect_linked",
  "ticket.reply_undone",
  "defect.updated",
  "toString",
])("customers are not told of %s", (action) => {
  expect(auditFeedWords(action)).toBeNull();
  expect(auditFeedActions).not.toContain(action);
});

test.each(["ticket.viewed", "account.viewed", "ticket.replied", "contest.upheld", "account.facts_corrected"])(
  "customers are told of %s, in words",
  (action) => {
    expect(auditFeedActions).toContain(action);
    expect(auditFeedWords(action)).toMatch(/^[A-Z][^._]+$/);
  },
);
