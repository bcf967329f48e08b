import { mayUphold } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { checkMaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { changeContest } from "./change-contest.js";
import type { ContestResult } from "./contest-refusal.js";
import { loadRefusal } from "./load-refusal.js";
import { refusalAccess } from "./refusal.queries.js";

export interface UpholdRefusalInput {
  decisionId: string;
  /** Of the refusal as the caller saw it. */
  version: number;
  /** For the requester to read. */
  answer: string;
}

/** Staff looked at a contested refusal and found it right; the requester is told why. */
export async function upholdRefusal(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { decisionId, version, answer: given }: UpholdRefusalInput,
): Promise<ContestResult> {
  if (!mayUseScope(actor, "desk")) {
    return refuseScope("desk");
  }
  const answer = checkMaskedText(given, { path: ["answer"], name: "The answer", max: 5_000 });
  if (!answer.ok) {
    return answer;
  }
  const at = deps.clock.now();
  return transact<ContestResult>(deps.db, async (tx) => {
    const loaded = await loadRefusal(tx, actor, { decisionId, version });
    if (!loaded.ok) {
      return loaded;
    }
    const { refusal } = loaded;
    const permission = mayUphold(policyViewer(actor), refusalAccess(refusal));
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const change = { act: "uphold", at, answer: answer.text.text, newDecisionId: null } as const;
    return { ok: true, refusal: { ...refusal, contest: await changeContest(tx, actor, refusal, change) } };
  });
}
