import { mayReadInsights } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";

/** Null for staff with, where they use an access token, its scope. */
export function refuseInsights(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to see what the desk learns.");
  }
  const permission = mayReadInsights(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}
