import { mayChangeGap, nextGapState, type GapAct, type GapState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { GAP_COLUMNS, type Gap } from "./gap.queries.js";
import { refuseInsights } from "./refuse-insights.js";

export type LoadedGap = { ok: true; gap: Gap; next: GapState } | Refused;

/** The gap, locked, with the state that it has after the act; or why the act is not possible. */
export async function loadGap(
  tx: EntityManager,
  actor: Actor,
  gapId: string,
  act: GapAct,
): Promise<LoadedGap> {
  const refusal = refuseInsights(actor);
  if (refusal !== null) {
    return refusal;
  }
  const [gap] = isId(gapId)
    ? await tx.query<Gap[]>(`select ${GAP_COLUMNS} from gaps g where g.id = $1 for update`, [gapId])
    : [];
  if (gap === undefined) {
    return refused("NOT_FOUND", "There is no such gap.", ["gapId"]);
  }
  const permission = mayChangeGap(policyViewer(actor), gap, act);
  const next = nextGapState(gap.state, act);
  return permission.allowed && next !== null ? { ok: true, gap, next } : refusedBy(permission);
}
