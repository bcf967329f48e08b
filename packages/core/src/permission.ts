import type { Permission } from "@recourse/policy";
import { refused, type Refused } from "./refusal.js";

/** The policy's no as a refusal. What may not be read is unknown; what cannot be done now is told from what never may. */
export function refusedBy(permission: Permission): Refused {
  const message = permission.message ?? "This is not allowed.";
  switch (permission.code) {
    case "not_found":
      return refused("NOT_FOUND", message);
    case "not_in_this_state":
    case "ticket_closed":
    case "category_not_empty":
      return refused("STATE_NOT_ALLOWED", message);
    case "blocked_by_preflight":
      return refused("BLOCKED_BY_PREFLIGHT", message);
    default:
      return refused("NOT_ALLOWED", message);
  }
}
