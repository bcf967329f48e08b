import { mayReadDefects, mayStopBroadcast, nextBroadcastState } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { FixBroadcast } from "./fix-broadcast.entity.js";

export type StopFixResult = { ok: true; broadcast: FixBroadcast } | Refused;

/** Its sender takes a message back before it goes out; nobody was told, and the defect is as it was. */
export function stopFix(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { broadcastId }: { broadcastId: string },
): Promise<StopFixResult> {
  const at = deps.clock.now();
  return transact<StopFixResult>(deps.db, async (tx) => {
    if (actor.kind === "anonymous") {
      return refused("NOT_SIGNED_IN", "Sign in to work on defects.");
    }
    if (!mayUseScope(actor, "desk")) {
      return refuseScope("desk");
    }
    const viewer = policyViewer(actor);
    const mayKnow = isId(broadcastId) && mayReadDefects(viewer).allowed;
    // The job takes the same lock: either it finds the message stopped, or this finds it on its way.
    const [broadcast] = mayKnow
      ? await tx.query<FixBroadcast[]>(
          `select ${columnsOf(tx, FixBroadcast, "b")} from fix_broadcasts b where b.id = $1 for update`,
          [broadcastId],
        )
      : [];
    if (broadcast === undefined) {
      return refused("NOT_FOUND", "There is no such message, or you may not read it.", ["broadcastId"]);
    }
    const waiting = { ...broadcast, sendsAt: broadcast.sendsAt.toISOString() };
    const permission = mayStopBroadcast(viewer, waiting, at.toISOString());
    const state = nextBroadcastState(broadcast.state, "stop");
    if (!permission.allowed || state === null) {
      return refusedBy(permission);
    }
    await tx.update(FixBroadcast, { id: broadcast.id }, { state, endedAt: at });
    await writeAudit(tx, {
      ...{ at, actor, action: "defect.fix_stopped", subjectType: "defect", subjectId: broadcast.defectId },
      data: { broadcastId },
    });
    return { ok: true, broadcast: { ...broadcast, state, endedAt: at } };
  });
}
