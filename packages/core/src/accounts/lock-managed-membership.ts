import type { mayDeactivateMembership } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { lockMembership, noSuchMembership, type MembershipInput } from "./lock-membership.js";
import type { Membership } from "./membership.entity.js";

/**
 * The membership, locked, for whoever may end it or change its role: an admin of the account, a lead, and the systems that accounts and
 * people come from.
 */
export async function lockManagedMembership(
  tx: EntityManager,
  actor: Actor,
  input: MembershipInput,
  ask: typeof mayDeactivateMembership,
): Promise<{ ok: true; membership: Membership } | Refused> {
  const locked = await lockMembership(tx, input);
  const refusal = actor.kind === "system" ? null : refusalTo(ask, actor, input.accountId, locked);
  if (refusal !== null) {
    return refusal;
  }
  return locked === null ? noSuchMembership : { ok: true, membership: locked.membership };
}

function refusalTo(
  ask: typeof mayDeactivateMembership,
  actor: Exclude<Actor, { kind: "system" }>,
  accountId: string,
  locked: { membership: Membership; otherAdmins: number } | null,
): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const permission = ask(policyViewer(actor), {
    accountId,
    // Of nobody: whether one may ask at all.
    role: locked?.membership.role ?? "end_user",
    otherAdmins: locked?.otherAdmins ?? 0,
  });
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const scope = policyViewer(actor).staff?.role === "lead" ? "desk" : "write_tickets";
  return mayUseScope(actor, scope) ? null : refuseScope(scope);
}
