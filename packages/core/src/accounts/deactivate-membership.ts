import { mayDeactivateMembership } from "@recourse/policy";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import { setActive, type ChangedMembership } from "./change-membership.js";
import { lockManagedMembership } from "./lock-managed-membership.js";
import type { MembershipInput } from "./lock-membership.js";

export type ChangeMembershipResult = ({ ok: true } & ChangedMembership) | Refused;

/**
 * From now on this person reads nothing of the account and is sent nothing, and is signed out; what they asked for is offered to its other
 * admins, in the same transaction (policy.md, "Change over time"). Saying it twice changes nothing.
 */
export async function deactivateMembership(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MembershipInput,
): Promise<ChangeMembershipResult> {
  const at = deps.clock.now();
  const result = await transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const locked = await lockManagedMembership(tx, actor, input, mayDeactivateMembership);
    return locked.ok
      ? { ok: true, ...(await setActive(tx, actor, { membership: locked.membership, active: false, at })) }
      : locked;
  });
  const act = { action: "membership.deactivated", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, result);
}
