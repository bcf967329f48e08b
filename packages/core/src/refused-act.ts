import type { Actor } from "./actor.js";
import { writeAudit } from "./audit-trail.js";
import type { CoreDeps } from "./deps.js";
import { isId } from "./id.js";
import type { Refused } from "./refusal.js";

interface AttemptedAct {
  /** As the audit row of the act itself says it: "staff.deactivated". */
  action: string;
  subjectType: string;
  subjectId: string;
}

/**
 * Gives the result of a sensitive act as it is. Where somebody who is known tried what they may not do, that is in the audit trail, in a
 * transaction of its own: that of the act is rolled back.
 */
export async function recordRefusedAct<Result extends { ok: true } | Refused>(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { action, subjectType, subjectId }: AttemptedAct,
  result: Result,
): Promise<Result> {
  const mayNot = !result.ok && result.refusals.some(({ code }) => code === "NOT_ALLOWED");
  if (mayNot && actor.kind === "person" && isId(subjectId)) {
    await writeAudit(db.manager, {
      ...{ at: clock.now(), actor, action: "act.refused", subjectType, subjectId },
      data: { act: action },
    });
  }
  return result;
}
