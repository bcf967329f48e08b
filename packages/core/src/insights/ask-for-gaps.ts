import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { enqueue } from "../jobs.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { refuseInsights } from "./refuse-insights.js";

/** Looks for gaps now instead of tonight. Asking again while that waits changes nothing. */
export function askForGaps({ db }: Pick<CoreDeps, "db">, actor: Actor): Promise<{ ok: true } | Refused> {
  return transact<{ ok: true } | Refused>(db, async (tx) => {
    const refusal = refuseInsights(actor);
    if (refusal !== null) {
      return refusal;
    }
    await enqueue(tx, "find-gaps", {}, { jobKey: "find-gaps" });
    return { ok: true };
  });
}
