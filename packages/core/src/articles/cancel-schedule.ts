import { mayCancelSchedule } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { refuseDesk } from "./load-revision.js";
import { lockSchedule } from "./lock-schedule.js";
import type { ScheduleResult } from "./schedule-publication.js";
import { endSchedule } from "./write-schedule.js";

/** Its job finds it cancelled and does nothing. */
export function cancelSchedule(
  deps: CoreDeps,
  actor: Actor,
  { scheduleId }: { scheduleId: string },
): Promise<ScheduleResult> {
  const at = deps.clock.now();
  return transact<ScheduleResult>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    if (refusal !== null) {
      return refusal;
    }
    const locked = await lockSchedule(tx, scheduleId);
    if (locked === null) {
      return refused("NOT_FOUND", "Nothing of the kind is scheduled.", ["scheduleId"]);
    }
    const permission = mayCancelSchedule(policyViewer(actor), locked.schedule);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const schedule = await endSchedule(tx, actor, locked.schedule, { act: "cancel", at });
    return { ok: true, article: locked.article, schedule };
  });
}
