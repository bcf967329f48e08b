import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** Who changed the policy's values, and when, is what leads answer for. */
export function mayReadPolicyHistory(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) return allowed;
  return isStaff(viewer)
    ? denied("leads_only", "Only leads read how the policy changed.")
    : denied("staff_only", "Only support staff work on the desk.");
}
