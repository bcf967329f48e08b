import { mayWithdrawContest } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { changeContest } from "./change-contest.js";
import type { ContestResult } from "./contest-refusal.js";
import { loadRefusal } from "./load-refusal.js";
import { refusalAccess } from "./refusal.queries.js";

/** The requester takes the contest back, as long as nobody answered. */
export async function withdrawContest(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { decisionId }: { decisionId: string },
): Promise<ContestResult> {
  if (!mayUseScope(actor, "write_tickets")) {
    return refuseScope("write_tickets");
  }
  const at = deps.clock.now();
  return transact<ContestResult>(deps.db, async (tx) => {
    const loaded = await loadRefusal(tx, actor, { decisionId });
    if (!loaded.ok) {
      return loaded;
    }
    const { refusal } = loaded;
    const permission = mayWithdrawContest(policyViewer(actor), refusalAccess(refusal));
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const change = { act: "withdraw", at, answer: null, newDecisionId: null } as const;
    return { ok: true, refusal: { ...refusal, contest: await changeContest(tx, actor, refusal, change) } };
  });
}
