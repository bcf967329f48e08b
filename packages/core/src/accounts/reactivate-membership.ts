import { mayReactivateMembership } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import { setActive } from "./change-membership.js";
import type { ChangeMembershipResult } from "./deactivate-membership.js";
import { lockMembership, noSuchMembership, type MembershipInput } from "./lock-membership.js";

/** This person is active in the account again, and what nobody took over is theirs as before. */
export async function reactivateMembership(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MembershipInput,
): Promise<ChangeMembershipResult> {
  const at = deps.clock.now();
  const result = await transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const refusal = refusalTo(actor);
    if (refusal !== null) {
      return refusal;
    }
    const locked = await lockMembership(tx, input);
    return locked === null
      ? noSuchMembership
      : { ok: true, ...(await setActive(tx, actor, { membership: locked.membership, active: true, at })) };
  });
  const act = { action: "membership.reactivated", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, result);
}

function refusalTo(actor: Actor): Refused | null {
  if (actor.kind === "system") {
    return null;
  }
  const permission = mayReactivateMembership(policyViewer(actor));
  if (!permission.allowed) {
    return actor.kind === "anonymous" ? refused("NOT_SIGNED_IN", "Sign in first.") : refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}
