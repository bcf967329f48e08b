import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import { Defect } from "./defect.entity.js";

type Changes = Partial<Omit<Defect, "id" | "number" | "createdAt" | "updatedAt" | "version">>;

export interface DefectChange {
  actor: Actor;
  at: Date;
  /** "defect.published" */
  action: string;
  changes: Changes;
  auditData?: Record<string, unknown>;
  /** Nothing that the public reads: when it was last changed is told to them, too. */
  unseen?: boolean;
}

/** Writes a change of a locked defect, its next version and the audit row. */
export async function changeDefect(
  tx: EntityManager,
  { id, version }: Defect,
  { actor, at, action, changes, auditData, unseen = false }: DefectChange,
): Promise<Defect> {
  const seenAt = unseen ? {} : { updatedAt: at };
  await tx.update(Defect, { id }, { ...changes, ...seenAt, version: version + 1 });
  await writeAudit(tx, {
    at,
    actor,
    action,
    subjectType: "defect",
    subjectId: id,
    ...(auditData !== undefined && { data: auditData }),
  });
  return readDefect(tx, id);
}

export async function readDefect(tx: EntityManager, id: string): Promise<Defect> {
  const [defect] = await tx.query<Defect[]>(
    `select ${columnsOf(tx, Defect, "d")} from defects d where d.id = $1`,
    [id],
  );
  if (defect === undefined) {
    throw new Error(`The defect ${id} is gone although defects are never deleted.`);
  }
  return defect;
}
