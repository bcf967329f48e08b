import type { EntityManager } from "typeorm";

/**
 * Signs somebody out everywhere and revokes their access tokens, in the transaction of what took their rights. Open streams end when
 * they are next looked at (ticket-streams.ts).
 */
export async function endSessions(tx: EntityManager, personId: string, at: Date): Promise<void> {
  await tx.query("update access_tokens set revoked_at = $2 where person_id = $1 and revoked_at is null", [
    personId,
    at,
  ]);
  // The sign-in library's own table, which is not there before the API was first started.
  const [{ present } = { present: false }] = await tx.query<{ present: boolean }[]>(
    "select to_regclass('auth.session') is not null as present",
  );
  if (present) {
    await tx.query(
      `delete from auth.session where "userId" = (select auth_user_id from people where id = $1)`,
      [personId],
    );
  }
}
