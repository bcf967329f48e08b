import { mayDeactivateStaff } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { handOver, type HandedOver } from "../articles/hand-over.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import { endSessions } from "./end-sessions.js";
import { staffByIds, type NamedStaff } from "./staff.queries.js";
import { StaffMember } from "./staff-member.entity.js";

export type DeactivateStaffResult = { ok: true; staff: NamedStaff; handedOver: HandedOver } | Refused;

/**
 * Ends somebody's work here: from now on they are staff no more, and what they looked after goes to the owners of its categories, in
 * the same transaction.
 */
export async function deactivateStaff(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { staffId }: { staffId: string },
): Promise<DeactivateStaffResult> {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const at = deps.clock.now();
  const result = await transact<DeactivateStaffResult>(deps.db, async (tx) => {
    const staff = await lockStaff(tx, staffId);
    const permission = mayDeactivateStaff(policyViewer(actor), staff ?? { personId: "", active: true });
    const refusal = permission.allowed
      ? mayUseScope(actor, "desk")
        ? null
        : refuseScope("desk")
      : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    if (staff === null) {
      return refused("NOT_FOUND", "There is no such member of staff.", ["staffId"]);
    }
    await tx.update(StaffMember, { id: staffId }, { active: false });
    await endSessions(tx, staff.personId, at);
    const handedOver = await handOver(tx, { staffId, actor, at });
    await writeAudit(tx, {
      at,
      actor,
      action: "staff.deactivated",
      subjectType: "staff",
      subjectId: staffId,
      data: { ...handedOver },
    });
    return { ok: true, staff: { ...staff, active: false }, handedOver };
  });
  const act = { action: "staff.deactivated", subjectType: "staff", subjectId: staffId };
  return recordRefusedAct(deps, actor, act, result);
}

async function lockStaff(tx: EntityManager, staffId: string): Promise<NamedStaff | null> {
  if (!isId(staffId)) {
    return null;
  }
  await tx.query("select 1 from staff where id = $1 for update", [staffId]);
  const [staff] = await staffByIds(tx, [staffId]);
  return staff ?? null;
}
