import { allowed, denied, isStaff, type Permission, type Viewer } from "./viewer.js";

/** Ends somebody's work here: a lead, and never one's own. */
export function mayDeactivateStaff(
  viewer: Viewer,
  member: { personId: string; active: boolean },
): Permission {
  if (!isStaff(viewer, "lead")) {
    return isStaff(viewer)
      ? denied("leads_only", "Only a lead may do this.")
      : denied("staff_only", "Only support staff work on the desk.");
  }
  if (viewer.person?.id === member.personId) {
    return denied("oneself", "Another lead does this: nobody deactivates themselves.");
  }
  return member.active ? allowed : denied("not_in_this_state", "They are not active any more.");
}
