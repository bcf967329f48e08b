import { mayDeactivateMembership } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { offerTickets } from "../tickets/offer-tickets.js";
import { transact } from "../transaction.js";
import { endSessions } from "./end-sessions.js";
import { lockManagedMembership } from "./lock-managed-membership.js";
import type { MembershipInput } from "./lock-membership.js";
import { Membership } from "./membership.entity.js";

export type ChangeMembershipResult =
  /** `tickets`: how many are offered to others from now on, or no more. */
  { ok: true; membership: Membership; tickets: number } | Refused;

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
  return transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const locked = await lockManagedMembership(tx, actor, input, mayDeactivateMembership);
    if (!locked.ok) {
      return locked;
    }
    const { membership } = locked;
    if (!membership.active) {
      return { ok: true, membership, tickets: 0 };
    }
    await tx.update(Membership, { id: membership.id }, { active: false, updatedAt: at });
    await endSessions(tx, membership.personId, at);
    const tickets = await offerTickets(tx, membership, at);
    await writeAudit(tx, {
      at,
      actor,
      action: "membership.deactivated",
      subjectType: "membership",
      subjectId: membership.id,
      accountId: membership.accountId,
      data: { personId: membership.personId, ticketsOffered: tickets },
    });
    return { ok: true, membership: { ...membership, active: false, updatedAt: at }, tickets };
  });
}
