import { mayUseDesk } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../../actor.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";

/** Null for those who work on the desk; what they may do to each ticket is asked of each. */
export function refuseBulk(actor: Actor): Refused | null {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to work with tickets.");
  }
  const permission = mayUseDesk(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}
