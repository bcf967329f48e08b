import { mayReactivateMembership } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { withdrawOffers } from "../tickets/offer-tickets.js";
import { transact } from "../transaction.js";
import type { ChangeMembershipResult } from "./deactivate-membership.js";
import { lockMembership, noSuchMembership, type MembershipInput } from "./lock-membership.js";
import { Membership } from "./membership.entity.js";

/** This person is active in the account again, and what nobody took over is theirs as before. */
export async function reactivateMembership(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MembershipInput,
): Promise<ChangeMembershipResult> {
  const refusal = refusalTo(actor);
  if (refusal !== null) {
    return refusal;
  }
  const at = deps.clock.now();
  return transact<ChangeMembershipResult>(deps.db, async (tx) => {
    const locked = await lockMembership(tx, input);
    if (locked === null) {
      return noSuchMembership;
    }
    const { membership } = locked;
    if (membership.active) {
      return { ok: true, membership, tickets: 0 };
    }
    await tx.update(Membership, { id: membership.id }, { active: true, updatedAt: at });
    const tickets = await withdrawOffers(tx, membership, at);
    await writeAudit(tx, {
      at,
      actor,
      action: "membership.reactivated",
      subjectType: "membership",
      subjectId: membership.id,
      accountId: membership.accountId,
      data: { personId: membership.personId, ticketsGivenBack: tickets },
    });
    return { ok: true, membership: { ...membership, active: true, updatedAt: at }, tickets };
  });
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
