import { expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { mayDeactivateStaff } from "./staff-permissions.js";
import type { Viewer } from "./viewer.js";

test.each<[string, Viewer, boolean, string]>([
  ["a lead", staff("lead"), true, "allowed"],
  ["a lead, of somebody who left before", staff("lead"), false, "not_in_this_state"],
  ["a lead, of themselves", staff("lead", "olga"), true, "oneself"],
  ["an author", staff("author"), true, "leads_only"],
  ["an agent", staff("agent"), true, "leads_only"],
  ["an admin", member("adam", "admin"), true, "staff_only"],
  ["nobody", nobody, true, "staff_only"],
])("staff are deactivated by %s", (_name, viewer, active, code) => {
  expect(mayDeactivateStaff(viewer, { personId: "olga", active }).code).toBe(code);
});
