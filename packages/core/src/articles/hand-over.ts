import type { EntityManager } from "typeorm";
import { auditActor } from "../audit-trail.js";
import type { Actor } from "../actor.js";

export interface HandedOver {
  articles: number;
  categories: number;
}

interface Leaving {
  staffId: string;
  actor: Actor;
  at: Date;
}

/**
 * Gives what a member of staff looks after to the owners of its categories: the nearest above that has one who works here, else nobody.
 * For whoever ends their work; asks nothing. Categories go first, so that no article goes back to the one who leaves.
 */
export async function handOver(tx: EntityManager, leaving: Leaving): Promise<HandedOver> {
  const categories = await tx.query<[{ id: string }[], number]>(
    `update categories set owner_id = null, version = version + 1 where owner_id = $1 returning id`,
    [leaving.staffId],
  );
  await writeAuditRows(tx, "category", idsOf(categories), leaving);
  const articles = await tx.query<[{ id: string }[], number]>(
    `update articles set owner_id = null where owner_id = $1 returning id`,
    [leaving.staffId],
  );
  await writeAuditRows(tx, "article", idsOf(articles), leaving);
  return { articles: articles[1], categories: categories[1] };
}

function idsOf([rows]: [{ id: string }[], number]): string[] {
  return rows.map(({ id }) => id);
}

/** Who has them now is read after the statement: it is the triggers at its end that spread it down the tree. */
async function writeAuditRows(
  tx: EntityManager,
  type: "category" | "article",
  ids: readonly string[],
  { staffId, actor, at }: Leaving,
): Promise<void> {
  const { kind, id } = auditActor(actor);
  await tx.query(
    `insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
     select $3, $4, $5, $6, $7, id::text, jsonb_build_object('from', $2::uuid, 'to', effective_owner_id)
     from ${type === "category" ? "categories" : "articles"} where id = any($1)`,
    [ids, staffId, at, kind, id, `${type}.handed_over`, type],
  );
}
