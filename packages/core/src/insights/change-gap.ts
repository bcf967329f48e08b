import type { GapAct, GapState } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import type { Gap } from "./gap.queries.js";
import { loadGap } from "./load-gap.js";

export type ChangeGapResult = { ok: true; gap: Gap } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock">;

/** It is none: nobody writes an article for it, and what is asked like it makes no new gap. The reason is kept. */
export function dismissGap(
  deps: Deps,
  actor: Actor,
  input: { gapId: string; reason: string },
): Promise<ChangeGapResult> {
  return change(deps, actor, { ...input, act: "dismiss", action: "gap.dismissed" });
}

/** It is answered, also where the numbers do not say so. */
export function closeGap(
  deps: Deps,
  actor: Actor,
  input: { gapId: string; reason: string },
): Promise<ChangeGapResult> {
  return change(deps, actor, { ...input, act: "close", action: "gap.closed" });
}

export function reopenGap(deps: Deps, actor: Actor, { gapId }: { gapId: string }): Promise<ChangeGapResult> {
  return change(deps, actor, { gapId, reason: null, act: "reopen", action: "gap.reopened" });
}

async function change(
  deps: Deps,
  actor: Actor,
  input: { gapId: string; reason: string | null; act: GapAct; action: string },
): Promise<ChangeGapResult> {
  const { gapId, act, action } = input;
  const reason = checkText(input.reason ?? "-", { path: ["reason"], name: "The reason", max: 500 });
  if (!reason.ok) {
    return reason;
  }
  const at = deps.clock.now();
  const kept = input.reason === null ? null : reason.text;
  return transact<ChangeGapResult>(deps.db, async (tx) => {
    const loaded = await loadGap(tx, actor, gapId, act);
    if (!loaded.ok) {
      return loaded;
    }
    const changed: { state: GapState; reason: string | null } = { state: loaded.next, reason: kept };
    await tx.query(
      "update gaps set state = $2, reason = $3, updated_at = $4, version = version + 1 where id = $1",
      [gapId, changed.state, changed.reason, at],
    );
    await writeAudit(tx, {
      at,
      actor,
      action,
      subjectType: "gap",
      subjectId: gapId,
      data: { from: loaded.gap.state, to: changed.state, reason: kept },
    });
    return { ok: true, gap: { ...loaded.gap, ...changed, version: loaded.gap.version + 1 } };
  });
}
