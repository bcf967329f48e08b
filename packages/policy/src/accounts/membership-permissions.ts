import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type MembershipRole,
  type Permission,
  type Viewer,
} from "./viewer.js";

/** That somebody is active in an account again: what billing and provisioning say, and a lead in their place. */
export function mayReactivateMembership(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) {
    return allowed;
  }
  return isStaff(viewer)
    ? denied("leads_only", "Only a lead may do this.")
    : denied("staff_only", "Only support staff work on the desk.");
}

/** Who belongs to an account: its active admins invite people and see who is invited, and a lead does in their place. */
export function mayManageMembers(viewer: Viewer, accountId: string): Permission {
  if (isStaff(viewer, "lead") || administers(viewer, accountId)) {
    return allowed;
  }
  if (viewer.memberships.some((each) => each.accountId === accountId)) {
    return denied("administrators_only", "Only the account's active administrators do this.");
  }
  return isStaff(viewer)
    ? denied("leads_only", "Only a lead may do this.")
    : denied("not_found", "There is no such account, or you may not read it.");
}

interface ManagedMembership {
  accountId: string;
  role: MembershipRole;
  otherAdmins: number;
}

/** Admins end what others, and they themselves, may do in their account; somebody is left who can. A lead may also end the last. */
export function mayDeactivateMembership(viewer: Viewer, membership: ManagedMembership): Permission {
  const permission = mayManageMembers(viewer, membership.accountId);
  return permission.allowed && !isStaff(viewer, "lead") ? leavingOne(membership) : permission;
}

/** What somebody is to an account its admins say, and nobody here: staff give nobody access. */
export function maySetMembershipRole(viewer: Viewer, membership: ManagedMembership): Permission {
  const permission = mayManageMembers(viewer, membership.accountId);
  if (!permission.allowed) {
    return permission;
  }
  return administers(viewer, membership.accountId)
    ? leavingOne(membership)
    : denied("administrators_only", "Only the account's active administrators do this.");
}

function leavingOne({ role, otherAdmins }: ManagedMembership): Permission {
  return role === "admin" && otherAdmins === 0
    ? denied("last_administrator", "An account keeps one active administrator. Invite another first.")
    : allowed;
}

function administers(viewer: Viewer, accountId: string): boolean {
  return liveMemberships(viewer).some((each) => each.accountId === accountId && each.role === "admin");
}
