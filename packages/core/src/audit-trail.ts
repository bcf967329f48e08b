import type { EntityManager } from "typeorm";
import type { Actor } from "./actor.js";

export interface AuditRow {
  at: Date;
  actor: Actor;
  /** Object, then what was done to it: "ticket.assigned". */
  action: string;
  subjectType: string;
  subjectId: string;
  accountId?: string | null;
  /** Never a secret, never the text of a message. */
  data?: Record<string, unknown>;
}

/** Writes the audit row of a change in the transaction of the change. */
export async function writeAudit(tx: EntityManager, row: AuditRow): Promise<void> {
  const { kind, id } = auditActor(row.actor);
  await tx.query(
    `insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.at,
      kind,
      id,
      row.action,
      row.subjectType,
      row.subjectId,
      row.accountId ?? null,
      JSON.stringify(row.data ?? {}),
    ],
  );
}

/** Who it was, as the audit trail names them. */
export function auditActor(actor: Actor): {
  kind: "person" | "staff" | "system" | "anonymous" | "service";
  id: string | null;
} {
  switch (actor.kind) {
    case "anonymous":
      return { kind: "anonymous", id: actor.visitor };
    case "system":
      return { kind: "system", id: actor.name };
    case "service":
      return { kind: "service", id: actor.service.id };
    case "person":
      return { kind: actor.staff === null ? "person" : "staff", id: actor.person.id };
  }
}
