import type { ServiceViewer } from "@recourse/policy";
import type { Actor } from "../../actor.js";

/** The actor as the policy's functions for services know it; null for whoever is none. */
export function serviceViewer(actor: Actor): ServiceViewer | null {
  return actor.kind === "service" ? { scopes: actor.scopes, accountId: actor.accountId } : null;
}
