import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { Page } from "../page.js";
import { pageOf } from "../page.js";
import { StoredDecision } from "./stored-decision.entity.js";

type Db = DataSource | EntityManager;

/** For decisions that the viewer came to by a ticket they may read: asks nothing. */
export function decisionsByIds(db: Db, ids: readonly string[]): Promise<StoredDecision[]> {
  return db.query(`select ${columnsOf(db, StoredDecision, "d")} from decisions d where d.id = any($1)`, [
    ids,
  ]);
}

/** Where a page of refusals goes on. */
export interface RefusalPosition {
  receivedAt: Date;
  id: string;
}

/** Requests that opened no ticket, newest first. Staff alone; others get an empty page. */
export async function listRefusals(
  db: Db,
  actor: Actor,
  { first, after }: { first: number; after?: RefusalPosition | null },
): Promise<Page<StoredDecision>> {
  if (!mayUseDesk(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<StoredDecision[]>(
    `select ${columnsOf(db, StoredDecision, "d")} from decisions d
     where not d.opens_ticket ${after == null ? "" : "and (d.received_at, d.id) < ($2, $3)"}
     order by d.received_at desc, d.id desc limit $1`,
    after == null ? [first + 1] : [first + 1, after.receivedAt, after.id],
  );
  return pageOf(rows, first);
}
