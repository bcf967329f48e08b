import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { withdrawOffers } from "../tickets/offer-tickets.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import type { ChangeMembershipResult } from "./deactivate-membership.js";
import { lockMembership, type MembershipInput } from "./lock-membership.js";
import { Membership } from "./membership.entity.js";

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
  const act = { action: "membership.reactivated", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, result);
}
