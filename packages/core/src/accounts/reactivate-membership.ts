import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import { setActive } from "./change-membership.js";
import type { ChangeMembershipResult } from "./deactivate-membership.js";
import { lockMembership, type MembershipInput } from "./lock-membership.js";

/** This person is active in the account again, and what nobody took over is theirs as before. */
export async function reactivateMembership(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MembershipInput,
): Promise<ChangeMembershipResult> {
  const at = deps.clock.now();
  const result = await transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const locked = await lockMembership(tx, actor, input);
    if (!locked.ok) {
      return locked;
    }
    return {
      ok: true,
      ...(await setActive(tx, actor, { membership: locked.membership, active: true, at })),
    };
  });
  const act = { action: "membership.reactivated", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, result);
}
