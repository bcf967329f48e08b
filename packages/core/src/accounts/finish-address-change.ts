import type { DataSource, EntityManager } from "typeorm";
import { writeAudit } from "../audit-trail.js";
import type { IdentityDeps } from "../deps.js";
import { isId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { loadActor } from "./load-actor.js";
import { Person } from "./person.entity.js";

/** What the link of an address change is made for (secret-codes.ts). */
export const ADDRESS_CHANGE_LINK = "address change";

interface OpenedChange {
  personId: string;
  authUserId: string | null;
  oldEmail: string;
  newEmail: string;
}

export type FinishAddressChangeResult = { ok: true; personId: string } | Refused;

const invalidLink = refused(
  "NOT_FOUND",
  "This link does not work any more. Ask for a new one on the page of your account.",
);

/** The change that a link opens; null for every link that does not. Looking changes nothing. */
export async function openAddressChange(
  { codes }: Pick<IdentityDeps, "codes">,
  db: DataSource | EntityManager,
  { id, token, at, lock = false }: { id: string; token: string; at: Date; lock?: boolean },
): Promise<OpenedChange | null> {
  if (!isId(id) || !codes.isLinkToken(ADDRESS_CHANGE_LINK, id, token)) {
    return null;
  }
  const [row] = await db.query<OpenedChange[]>(
    `select c.person_id as "personId", p.auth_user_id as "authUserId", p.email as "oldEmail", c.new_email as "newEmail"
     from address_changes c join people p on p.id = c.person_id
     where c.id = $1 and c.used_at is null and c.cancelled_at is null and c.expires_at > $2
       and not exists (select from people taken where taken.email = c.new_email)
     ${lock ? "for update of c, p" : ""}`,
    [id, at],
  );
  return row ?? null;
}

/** Makes the new address theirs, here and at sign-in, and tells the old one. */
export async function finishAddressChange(
  deps: Pick<IdentityDeps, "db" | "clock" | "codes">,
  { id, token }: { id: string; token: string },
  changeSignIn: (tx: EntityManager, change: { authUserId: string; email: string }) => Promise<void>,
): Promise<FinishAddressChangeResult> {
  const at = deps.clock.now();
  return transact<FinishAddressChangeResult>(deps.db, async (tx) => {
    const change = await openAddressChange(deps, tx, { id, token, at, lock: true });
    if (change === null) {
      return invalidLink;
    }
    const { personId, authUserId, oldEmail, newEmail } = change;
    const actor = await loadActor(tx, { personId }, { channel: "portal" });
    await tx.query("update address_changes set used_at = $2 where id = $1", [id, at]);
    await tx.update(Person, { id: personId }, { email: newEmail, emailSince: at });
    if (authUserId !== null) {
      await changeSignIn(tx, { authUserId, email: newEmail });
    }
    await enqueueMail(tx, {
      template: "address_changed",
      to: { address: oldEmail, personId },
      data: { newAddress: newEmail },
      at,
    });
    await writeAudit(tx, {
      at,
      actor: actor ?? { kind: "system", name: "address change" },
      ...{ action: "address_change.finished", subjectType: "person", subjectId: personId },
    });
    return { ok: true, personId };
  });
}
