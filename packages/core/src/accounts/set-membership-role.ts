import { maySetMembershipRole, type MembershipRole } from "@recourse/policy";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { setRole } from "./change-membership.js";
import { lockManagedMembership } from "./lock-managed-membership.js";
import type { MembershipInput } from "./lock-membership.js";
import type { Membership } from "./membership.entity.js";

export type SetMembershipRoleResult = { ok: true; membership: Membership } | Refused;

/** What somebody is to an account from now on. They are signed out, and sign in as what they are. Saying it twice changes nothing. */
export async function setMembershipRole(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { role, ...input }: MembershipInput & { role: MembershipRole },
): Promise<SetMembershipRoleResult> {
  const at = deps.clock.now();
  return transact<SetMembershipRoleResult>(deps.db, async (tx) => {
    const locked = await lockManagedMembership(tx, actor, input, maySetMembershipRole);
    return locked.ok
      ? { ok: true, membership: await setRole(tx, actor, { membership: locked.membership, role, at }) }
      : locked;
  });
}
