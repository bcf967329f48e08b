import { mayDeactivateMembership } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import { setActive, type ChangedMembership } from "./change-membership.js";
import { lockMembership, noSuchMembership, type MembershipInput } from "./lock-membership.js";
import type { Membership } from "./membership.entity.js";

export type ChangeMembershipResult = ({ ok: true } & ChangedMembership) | Refused;

/**
 * From now on this person reads nothing of the account and is sent nothing, and is signed out; what they asked for is offered to its other admins, in the
 * same transaction (policy.md, "Change over time"). Saying it twice changes nothing.
 */
export async function deactivateMembership(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MembershipInput,
): Promise<ChangeMembershipResult> {
  const at = deps.clock.now();
  const result = await transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const locked = await lockMembership(tx, input);
    const refusal = refusalTo(actor, input.accountId, locked);
    if (refusal !== null) {
      return refusal;
    }
    return locked === null
      ? noSuchMembership
      : { ok: true, ...(await setActive(tx, actor, { membership: locked.membership, active: false, at })) };
  });
  const act = { action: "membership.deactivated", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, result);
}

function refusalTo(
  actor: Actor,
  accountId: string,
  locked: { membership: Membership; otherAdmins: number } | null,
): Refused | null {
  if (actor.kind === "system") {
    return null;
  }
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const { role, otherAdmins } = locked === null ? ENDED : { ...locked, role: locked.membership.role };
  const permission = mayDeactivateMembership(policyViewer(actor), { accountId, role, otherAdmins });
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const scope = policyViewer(actor).staff?.role === "lead" ? "desk" : "write_tickets";
  return mayUseScope(actor, scope) ? null : refuseScope(scope);
}

/** Of nobody: whether one may ask at all. */
const ENDED = { role: "end_user", otherAdmins: 0 } as const;
