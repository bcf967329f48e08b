import { mayReadAccountFacts, mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { AccountCorrection } from "./account-correction.entity.js";

/** The last corrections of each account's facts, newest first. Staff alone. */
export async function correctionsOfAccounts(
  db: DataSource | EntityManager,
  actor: Actor,
  accountIds: readonly string[],
  most = 20,
): Promise<Map<string, AccountCorrection[]>> {
  const viewer = policyViewer(actor);
  const readable = accountIds.filter(
    (id) =>
      mayUseDesk(viewer).allowed && mayUseScope(actor, "desk") && mayReadAccountFacts(viewer, id).allowed,
  );
  const rows = await db.query<AccountCorrection[]>(
    `select ${columnsOf(db, AccountCorrection, "c")} from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select * from account_corrections where account_id = a.id order by corrected_at desc, id desc limit $2
     ) c order by c.corrected_at desc, c.id desc`,
    [readable, most],
  );
  return new Map(accountIds.map((id) => [id, rows.filter(({ accountId }) => accountId === id)]));
}
