import type { Standing } from "../decision/facts.js";

export const staffRoles = ["agent", "author", "lead"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const membershipRoles = ["admin", "end_user"] as const;
export type MembershipRole = (typeof membershipRoles)[number];

export interface ViewerMembership {
  accountId: string;
  role: MembershipRole;
  active: boolean;
  /** Of the account. */
  standing: Standing;
}

/** Who looks or acts, as plain data. Nobody signed in: `{ person: null, staff: null, memberships: [] }`. */
export interface Viewer {
  person: { id: string } | null;
  staff: { role: StaffRole } | null;
  memberships: readonly ViewerMembership[];
}

/** Answer to "may they?". Served as `viewerCan`; `message` is null when allowed. */
export interface Permission {
  allowed: boolean;
  code: string;
  message: string | null;
}

export const allowed: Permission = Object.freeze({ allowed: true, code: "allowed", message: null });

export function denied(code: string, message: string): Permission {
  return { allowed: false, code, message };
}

export function isStaff(viewer: Viewer, ...roles: readonly StaffRole[]): boolean {
  return viewer.staff !== null && (roles.length === 0 || roles.includes(viewer.staff.role));
}

/** Active memberships of accounts that are not closed; a closed account gives nobody anything. */
export function liveMemberships(viewer: Viewer): ViewerMembership[] {
  return viewer.memberships.filter(({ active, standing }) => active && standing !== "closed");
}
