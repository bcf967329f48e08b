import type { EntityManager } from "typeorm";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refused, type Refused } from "../refusal.js";
import { endSessions } from "./end-sessions.js";

interface MovedAddress {
  personId: string;
  from: string;
  to: string;
  at: Date;
}

/**
 * Another system says that a locked person has another address. It is new on file, so that it proves nothing for a while; they sign in
 * with it from then on, are signed out everywhere, and the old address is told. Another way of writing the same one changes only how it is
 * written. Null where it is done.
 */
export async function moveAddress(
  tx: EntityManager,
  { personId, from, to, at }: MovedAddress,
): Promise<Refused | null> {
  if (from.toLowerCase() === to.toLowerCase()) {
    await tx.query("update people set email = $2 where id = $1", [personId, to]);
    return null;
  }
  if (!(await moveSignIn(tx, personId, to))) {
    return refused("CONFLICT", "This e-mail address is in use.", ["email"]);
  }
  await tx.query("update people set email = $2, email_since = $3 where id = $1", [personId, to, at]);
  // Whoever had asked for an address of their own is not the last to speak.
  await tx.query(
    "update address_changes set cancelled_at = $2 where person_id = $1 and used_at is null and cancelled_at is null",
    [personId, at],
  );
  await endSessions(tx, personId, at);
  await enqueueMail(tx, {
    ...{ template: "address_changed", to: { address: from, personId }, data: { newAddress: to }, at },
  });
  return null;
}

/** In the sign-in library's own table, which is not there before the API was first started. False where somebody else signs in so. */
async function moveSignIn(tx: EntityManager, personId: string, to: string): Promise<boolean> {
  const [{ present } = { present: false }] = await tx.query<{ present: boolean }[]>(
    `select to_regclass('auth."user"') is not null as present`,
  );
  if (!present) {
    return true;
  }
  const taken = await tx.query<unknown[]>(
    `select 1 from auth."user" u where u.email = $2
       and u.id is distinct from (select auth_user_id from people where id = $1)`,
    [personId, to.toLowerCase()],
  );
  if (taken.length > 0) {
    return false;
  }
  await tx.query(
    `update auth."user" set email = $2, "emailVerified" = true, "updatedAt" = now()
     where id = (select auth_user_id from people where id = $1)`,
    [personId, to.toLowerCase()],
  );
  return true;
}
