import { mayReadSearchIndex, mayRebuildSearchIndex, type Permission } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";

/** Null for those who may see the state of the index and have it tried again. Jobs and the command line may. */
export function refuseReadingIndex(actor: Actor): Refused | null {
  return refuseUnless(actor, () => mayReadSearchIndex(policyViewer(actor)));
}

export function refuseRebuildingIndex(actor: Actor): Refused | null {
  return refuseUnless(actor, () => mayRebuildSearchIndex(policyViewer(actor)));
}

function refuseUnless(actor: Actor, ask: () => Permission): Refused | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "anonymous")
    return refused("NOT_SIGNED_IN", "Sign in to see the state of the search index.");
  const permission = ask();
  if (!permission.allowed) return refusedBy(permission);
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}
