import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { checkDefect, refuseWorkaround, type CheckedDefect, type DefectWords } from "./check-defect.js";
import { Defect } from "./defect.entity.js";
import { linkIn } from "./link-ticket-to-defect.js";
import { refuseDefectWork } from "./load-defect.js";
import { readDefect } from "./write-defect.js";

export interface CreateDefectInput extends DefectWords {
  /** The ticket that it came to light in; it waits for the defect from then on. */
  ticketId?: string | null;
  idempotencyKey: string;
}

export type DefectResult = { ok: true; defect: Defect } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** A defect that staff alone know of, until somebody publishes it. */
export async function createDefect(
  deps: Deps,
  actor: Actor,
  input: CreateDefectInput,
): Promise<DefectResult> {
  const checked = checkDefect(deps.policy, input);
  if (!checked.ok) {
    return checked;
  }
  return transact<DefectResult>(deps.db, (tx) => create(deps, tx, actor, input, checked));
}

async function create(
  deps: Deps,
  tx: EntityManager,
  actor: Actor,
  { idempotencyKey: key, ...body }: CreateDefectInput,
  { words }: Extract<CheckedDefect, { ok: true }>,
): Promise<DefectResult> {
  const at = deps.clock.now();
  const refusal = refuseDefectWork(actor);
  if (refusal !== null) {
    return refusal;
  }
  const id = newId(at);
  const claimed = await claimKey(tx, { actor, operation: "createDefect", key, body, resultId: id, at });
  if (!claimed.ok) {
    return claimed;
  }
  if (claimed.replayOf !== null) {
    return { ok: true, defect: await readDefect(tx, claimed.replayOf) };
  }
  const workaroundId = body.workaroundId ?? null;
  const wrong = await refuseWorkaround(tx, workaroundId);
  if (wrong !== null) {
    return wrong;
  }
  await tx.insert(Defect, {
    ...words,
    ...{ id, workaroundId, state: "reported", createdAt: at, updatedAt: at, version: 1 },
  });
  await writeAudit(tx, { at, actor, action: "defect.created", subjectType: "defect", subjectId: id });
  const defect = await readDefect(tx, id);
  if (body.ticketId == null) {
    return { ok: true, defect };
  }
  const linked = await linkIn(deps, tx, at, actor, { defect, ticketId: body.ticketId });
  return linked.ok ? { ok: true, defect } : linked;
}
