import { isUnderWay, broadcastStates, mayWorkOnDefects, type DefectAccess } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { sqlList } from "../database/sql-list.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { Defect } from "./defect.entity.js";

export type LoadedDefect = { ok: true; defect: Defect; access: DefectAccess } | Refused;

const UNDER_WAY = sqlList(broadcastStates.filter(isUnderWay));

/** Null where the actor may work on defects. */
export function refuseDefectWork(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to work on defects.");
  }
  const permission = mayWorkOnDefects(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/**
 * The defect, locked: whoever else changes it waits for the end of this transaction. Given the version that the caller saw, a
 * defect that changed since is a conflict.
 */
export async function loadDefect(
  tx: EntityManager,
  actor: Actor,
  { defectId, version }: { defectId: string; version?: number },
): Promise<LoadedDefect> {
  const refusal = refuseDefectWork(actor);
  if (refusal !== null) {
    return refusal;
  }
  const [defect] = isId(defectId)
    ? await tx.query<Defect[]>(
        `select ${columnsOf(tx, Defect, "d")} from defects d where d.id = $1 for update`,
        [defectId],
      )
    : [];
  if (defect === undefined) {
    return refused("NOT_FOUND", "There is no such defect, or you may not read it.", ["defectId"]);
  }
  if (version !== undefined && version !== defect.version) {
    return refused(
      "CONFLICT",
      "Somebody changed this defect in the meantime. Look at it again, then decide.",
      ["version"],
    );
  }
  const underWay = await defectsWithFixUnderWay(tx, [defect.id]);
  return { ok: true, defect, access: defectAccess(defect, underWay.has(defect.id)) };
}

/** Those of the defects of which a message about the fix waits for its time or is going out. */
export async function defectsWithFixUnderWay(
  db: DataSource | EntityManager,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ id: string }[]>(
    `select defect_id as id from fix_broadcasts where defect_id = any($1) and state in (${UNDER_WAY})`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What of a defect the policy asks for. */
export function defectAccess(
  { state, publishedAt }: Pick<Defect, "state" | "publishedAt">,
  fixUnderWay: boolean,
): DefectAccess {
  return { state, published: publishedAt !== null, fixUnderWay };
}
