import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** The outbox holds what everybody was written: leads look after it. */
export function mayTendMail(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) return allowed;
  return isStaff(viewer)
    ? denied("leads_only", "Only leads look after outgoing mail.")
    : denied("staff_only", "Only support staff work on the desk.");
}
