import { mayTendMail } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";

/** Null for those who look after outgoing mail. The command line may. */
export function refuseTendingMail(actor: Actor): Refused | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "anonymous") return refused("NOT_SIGNED_IN", "Sign in to look after outgoing mail.");
  const permission = mayTendMail(policyViewer(actor));
  if (!permission.allowed) return refusedBy(permission);
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}
