import type { MembershipRole, StaffRole, Viewer, ViewerMembership } from "../src/accounts/viewer.js";

export const nobody: Viewer = { person: null, staff: null, memberships: [] };

export function staff(role: StaffRole, id: string = role): Viewer {
  return { person: { id }, staff: { role }, memberships: [] };
}

/** Somebody of the account "acme". */
export function member(id: string, role: MembershipRole, change: Partial<ViewerMembership> = {}): Viewer {
  return {
    person: { id },
    staff: null,
    memberships: [{ accountId: "acme", role, active: true, standing: "active", ...change }],
  };
}
