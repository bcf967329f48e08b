import { allowed, denied, isStaff, type Permission, type Viewer } from "./viewer.js";

/** That somebody is active in an account, or no more: what billing and provisioning say, and a lead in their place. */
export function mayChangeMemberships(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) {
    return allowed;
  }
  return isStaff(viewer)
    ? denied("leads_only", "Only a lead may do this.")
    : denied("staff_only", "Only support staff work on the desk.");
}
