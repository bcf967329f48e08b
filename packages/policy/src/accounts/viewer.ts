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

/**
 * What somebody is while they speak for one of their accounts: the others give them nothing and show nothing. Nobody speaks for an account
 * that they do not, or no longer, belong to; then it is as if they had not chosen.
 */
export function speakingFor(
  memberships: readonly ViewerMembership[],
  chosen: string | null,
): { memberships: ViewerMembership[]; speaksFor: string | null } {
  const membership = memberships.find(
    ({ accountId, active, standing }) => accountId === chosen && active && standing !== "closed",
  );
  return membership === undefined
    ? { memberships: [...memberships], speaksFor: null }
    : { memberships: [membership], speaksFor: membership.accountId };
}

/** Active memberships of accounts that are not closed; a closed account gives nobody anything. */
export function liveMemberships(viewer: Viewer): ViewerMembership[] {
  return viewer.memberships.filter(({ active, standing }) => active && standing !== "closed");
}
