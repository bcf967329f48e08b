import { maySetMembershipRole, type MembershipRole } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { endSessions } from "./end-sessions.js";
import { lockManagedMembership } from "./lock-managed-membership.js";
import type { MembershipInput } from "./lock-membership.js";
import { Membership } from "./membership.entity.js";

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
    if (!locked.ok) {
      return locked;
    }
    const { membership } = locked;
    if (membership.role === role) {
      return { ok: true, membership };
    }
    await tx.update(Membership, { id: membership.id }, { role, updatedAt: at });
    await endSessions(tx, membership.personId, at);
    await writeAudit(tx, {
      ...{ at, actor, accountId: membership.accountId, action: "membership.role_set" },
      ...{ subjectType: "membership", subjectId: membership.id },
      data: { personId: membership.personId, from: membership.role, to: role },
    });
    return { ok: true, membership: { ...membership, role, updatedAt: at } };
  });
}
