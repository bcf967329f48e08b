import type { EntityManager } from "typeorm";
import { endSessions } from "../end-sessions.js";

/** Whether somebody has a second factor at the sign-in library, whose tables are not there before the API was first started. */
export async function hasSecondFactor(tx: EntityManager, personId: string): Promise<boolean> {
  if (!(await isThere(tx))) {
    return false;
  }
  const rows = await tx.query<unknown[]>(
    `select 1 from auth."user" u join people p on p.auth_user_id = u.id
     where p.id = $1 and u."twoFactorEnabled"`,
    [personId],
  );
  return rows.length > 0;
}

/** Removes it with its recovery codes, and signs them out everywhere. */
export async function removeSecondFactor(tx: EntityManager, personId: string, at: Date): Promise<void> {
  const theirs = "(select auth_user_id from people where id = $1)";
  await tx.query(`delete from auth."twoFactor" where "userId" = ${theirs}`, [personId]);
  await tx.query(
    `update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = ${theirs}`,
    [personId],
  );
  await endSessions(tx, personId, at);
}

async function isThere(tx: EntityManager): Promise<boolean> {
  const [{ present } = { present: false }] = await tx.query<{ present: boolean }[]>(
    `select to_regclass('auth."twoFactor"') is not null as present`,
  );
  return present;
}
