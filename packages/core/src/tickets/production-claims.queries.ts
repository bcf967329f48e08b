import type { DataSource, EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { Ticket } from "./ticket.entity.js";

/** What an account claimed of production so far, and what became of it. */
export interface ProductionClaims {
  accountId: string;
  claimed: number;
  rejected: number;
}

/** Accounts without a claim have no entry. For accounts whose facts the viewer may read. */
export function productionClaims(
  db: DataSource | EntityManager,
  accountIds: readonly string[],
): Promise<ProductionClaims[]> {
  return db.query(
    `select account_id as "accountId", count(*) as claimed,
       count(*) filter (where production_rejection is not null) as rejected
     from tickets where account_id = any($1) and production is not null group by account_id`,
    [accountIds],
  );
}

/** The newest tickets with a claim of each account, newest first. Which of them the viewer may read is asked by the caller. */
export function ticketsWithClaims(
  db: DataSource | EntityManager,
  accountIds: readonly string[],
  first: number,
): Promise<Ticket[]> {
  return db.query(
    `select ${columnsOf(db, Ticket, "t")} from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select * from tickets where account_id = a.id and production is not null order by number desc limit $2
     ) t order by t.number desc`,
    [accountIds, first],
  );
}
