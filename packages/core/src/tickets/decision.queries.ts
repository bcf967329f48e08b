import type { DataSource, EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { StoredDecision } from "./stored-decision.entity.js";

type Db = DataSource | EntityManager;

/** For decisions that the viewer came to by a ticket they may read: asks nothing. */
export function decisionsByIds(db: Db, ids: readonly string[]): Promise<StoredDecision[]> {
  return db.query(`select ${columnsOf(db, StoredDecision, "d")} from decisions d where d.id = any($1)`, [
    ids,
  ]);
}
