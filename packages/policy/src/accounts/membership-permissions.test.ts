import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import {
  mayDeactivateMembership,
  mayManageMembers,
  mayReactivateMembership,
  maySetMembershipRole,
} from "./membership-permissions.js";
import { staffInSession } from "./second-factor.js";
import type { Viewer } from "./viewer.js";

const lastAdmin = { accountId: "acme", role: "admin", otherAdmins: 0 } as const;

test.each<[string, Viewer, string, string, string]>([
  ["nobody", nobody, "not_found", "not_found", "staff_only"],
  ["an end user", member("eve", "end_user"), "administrators_only", "administrators_only", "staff_only"],
  ["an admin", member("adam", "admin"), "allowed", "last_administrator", "staff_only"],
  [
    "a deactivated admin",
    member("adam", "admin", { active: false }),
    "administrators_only",
    "administrators_only",
    "staff_only",
  ],
  [
    "an admin of another account",
    member("adam", "admin", { accountId: "other" }),
    "not_found",
    "not_found",
    "staff_only",
  ],
  ["an agent", staff("agent"), "leads_only", "leads_only", "leads_only"],
  ["a lead", staff("lead"), "allowed", "allowed", "allowed"],
])(
  "%s manages people, ends the last administrator, and lets somebody in again",
  (_name, viewer, manage, last, again) => {
    expect(mayManageMembers(viewer, "acme").code).toBe(manage);
    expect(mayDeactivateMembership(viewer, lastAdmin).code).toBe(last);
    expect(mayReactivateMembership(viewer).code).toBe(again);
  },
);

test("an admin ends one of several administrators, and an end user, and says what they are", () => {
  const viewer = member("adam", "admin");
  expect(maySetMembershipRole(viewer, lastAdmin).code).toBe("last_administrator");
  expect(maySetMembershipRole(viewer, { ...lastAdmin, otherAdmins: 1 }).allowed).toBe(true);
  expect(mayDeactivateMembership(viewer, { ...lastAdmin, otherAdmins: 1 }).allowed).toBe(true);
  expect(mayDeactivateMembership(viewer, { ...lastAdmin, role: "end_user" }).allowed).toBe(true);
});

test("a lead says nobody's role in an account", () => {
  expect(maySetMembershipRole(staff("lead"), { ...lastAdmin, otherAdmins: 1 }).code).toBe(
    "administrators_only",
  );
});

test.each([
  [true, false, null],
  [true, true, "lead"],
  [false, false, "lead"],
])("where a second factor is required: %p, and proven: %p, a lead is %p", (required, proven, as) => {
  expect(staffInSession("lead", { required, proven })).toBe(as);
});
