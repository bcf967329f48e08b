import { describe, expect, test } from "@jest/globals";
import type { StaffRole, Viewer } from "../accounts/viewer.js";
import { mayEditMacro, mayUseMacro, mayUseMacros } from "./macro-permissions.js";

const staff = (role: StaffRole): Viewer => ({ person: { id: role }, staff: { role }, memberships: [] });
const shared = { shared: true, mine: false };
const mine = { shared: false, mine: true };
const others = { shared: false, mine: false };

describe("macros", () => {
  test.each([
    ["agent", "allowed", "allowed", "not_found", "leads_only", "allowed"],
    ["lead", "allowed", "allowed", "not_found", "allowed", "allowed"],
    ["author", "agents_only", "agents_only", "agents_only", "agents_only", "agents_only"],
  ] as const)("of an %s", (role, use, useShared, useOthers, editShared, editMine) => {
    const viewer = staff(role);
    expect(mayUseMacros(viewer).code).toBe(use);
    expect(mayUseMacro(viewer, shared).code).toBe(useShared);
    expect(mayUseMacro(viewer, others).code).toBe(useOthers);
    expect(mayEditMacro(viewer, shared).code).toBe(editShared);
    expect(mayEditMacro(viewer, mine).code).toBe(editMine);
    expect(mayEditMacro(viewer, others).code).toBe(useOthers);
  });

  test("are nothing to customers", () => {
    expect(mayUseMacros({ person: { id: "x" }, staff: null, memberships: [] }).allowed).toBe(false);
  });
});
