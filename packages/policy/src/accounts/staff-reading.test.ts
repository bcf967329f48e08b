import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { mayReadPolicyHistory } from "../policy-file/policy-permissions.js";
import { mayReadMore, mayReadReadingAlerts, staffReadLimit, type StaffRead } from "./staff-reading.js";
import type { Viewer } from "./viewer.js";

const few = editedPolicy(
  { replace: "ticketsPerHour: 200", by: "ticketsPerHour: 3" },
  { replace: "exportsPerHour: 10", by: "exportsPerHour: 1" },
);
const now = new Date("2026-02-10T18:00:00Z");
const at = (...times: string[]) => times.map((time) => new Date(`2026-02-10T${time}:00Z`));

test.each<[StaffRead, number]>([
  ["ticket", 200],
  ["attachment", 100],
  ["account", 100],
  ["export", 10],
])("the policy says how many within an hour: %s", (read, limit) => {
  expect(staffReadLimit(policy, read)).toBe(limit);
});

test.each<[string, Date[], number, string | null]>([
  ["the third of three", at("17:10", "17:20"), 1, null],
  ["the fourth of three waits for the first", at("17:30", "17:10", "17:20"), 1, "18:10"],
  ["two more wait for the second", at("17:10", "17:20", "17:30"), 2, "18:20"],
  ["what was opened an hour ago counts no more", at("17:00", "17:20", "17:30"), 1, null],
  ["four at once never fit, and wait for an hour", [], 4, "19:00"],
])("A47: %s", (_name, opened, wanted, retryAt) => {
  expect(mayReadMore(few, "ticket", { opened, wanted, now })).toEqual(
    retryAt === null
      ? { allowed: true }
      : expect.objectContaining({ allowed: false, limit: 3, retryAt: at(retryAt)[0] }),
  );
});

test("A47: who waits is told for how long, what stays open, and whom to ask", () => {
  expect(mayReadMore(few, "ticket", { opened: at("17:10", "17:20", "17:30"), wanted: 1, now })).toMatchObject(
    {
      message:
        "The support policy has 3 tickets for one person within an hour, and you are past that. Try again in 10 min. Those that you opened within the hour stay open to you. Your leads were told; ask one of them if your work takes more.",
    },
  );
  expect(mayReadMore(few, "export", { opened: at("17:30"), wanted: 1, now })).toMatchObject({
    message: expect.stringMatching(/1 exports? .* Try again in 30 min\. Your leads were told/),
  });
});

test.each<[string, Viewer, string]>([
  ["nobody", nobody, "staff_only"],
  ["an account's admin", member("ada", "admin"), "staff_only"],
  ["an agent", staff("agent"), "leads_only"],
  ["an author", staff("author"), "leads_only"],
  ["a lead", staff("lead"), "allowed"],
])("who read much, and how the policy changed: %s", (_who, viewer, code) => {
  expect(mayReadReadingAlerts(viewer).code).toBe(code);
  expect(mayReadPolicyHistory(viewer).code).toBe(code);
});
