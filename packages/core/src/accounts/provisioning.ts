import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";

/** What a provisioned row is called in the audit trail, and the row. */
interface Provisioned<Row> {
  subjectType: "account" | "person" | "membership" | "staff";
  row: Row;
  accountId?: string;
  /** For the audit trail. */
  data?: Record<string, unknown>;
}

const UNIQUE_VIOLATION = "23505";

/** Accounts, people and what they are to each other come from other systems: only these may write them. */
export async function provision<Row extends { id: string }>(
  deps: CoreDeps,
  actor: Actor,
  write: (tx: EntityManager, at: Date) => Promise<Provisioned<Row>>,
  taken: string,
): Promise<{ ok: true; row: Row } | Refused> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Accounts and people are provisioned by the system alone.");
  }
  const at = deps.clock.now();
  try {
    return await transact(deps.db, async (tx) => {
      const { subjectType, row, accountId, data = {} } = await write(tx, at);
      await writeAudit(tx, {
        at,
        actor,
        action: `${subjectType}.created`,
        subjectType,
        subjectId: row.id,
        accountId: accountId ?? null,
        data,
      });
      return { ok: true as const, row };
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) {
      return refused("CONFLICT", taken);
    }
    throw error;
  }
}
