import { allowed, denied, isStaff, type Permission, type Viewer } from "./viewer.js";

// Forbidden and unknown read the same, so that nobody learns which accounts exist.
const noSuchAccount = denied("not_found", "There is no such account, or you may not read it.");
const administratorsOnly = denied("administrators_only", "Only the account's administrators may read this.");

/** That it exists, and its name: staff, and whoever is or was a member. */
export function mayReadAccount(viewer: Viewer, accountId: string): Permission {
  return isStaff(viewer) || viewer.memberships.some((membership) => membership.accountId === accountId)
    ? allowed
    : noSuchAccount;
}

/** Its plan, standing, level of support, and the facts of decisions about it: staff and its active administrators. */
export function mayReadAccountFacts(viewer: Viewer, accountId: string): Permission {
  const administers = viewer.memberships.some(
    (membership) => membership.accountId === accountId && membership.active && membership.role === "admin",
  );
  if (isStaff(viewer) || administers) {
    return allowed;
  }
  return mayReadAccount(viewer, accountId).allowed ? administratorsOnly : noSuchAccount;
}

/** Setting right what we know of an account decides what it gets: leads alone, and never in a matter of their own. */
export function mayCorrectAccountFacts(viewer: Viewer, accountId: string): Permission {
  if (!isStaff(viewer, "lead")) {
    return mayReadAccount(viewer, accountId).allowed
      ? denied("leads_only", "Only a lead may correct an account's facts.")
      : noSuchAccount;
  }
  return viewer.memberships.some((membership) => membership.accountId === accountId)
    ? denied("own_account", "You belong to this account. Another lead corrects its facts.")
    : allowed;
}
