import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { AddressChange } from "./address-change.entity.js";
import { checkAddress } from "./check-address.js";
import { refuseSupportAddress } from "./refuse-support-address.js";

const DAY_MILLIS = 86_400_000;
const MOST_A_DAY = 5;

/**
 * Asks the new address of somebody who proved again who they are: its link makes it theirs. Whether somebody else has the address is
 * not told; then no mail goes out, and nothing ever changes (Q18).
 * @param proven whether the password or a second factor was given just now
 */
export async function startAddressChange(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { email: given, proven }: { email: string; proven: boolean },
): Promise<{ ok: true } | Refused> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  if (actor.scopes !== null || !proven) {
    return refused("NOT_ALLOWED", "Give your password, or confirm your second factor.", ["password"]);
  }
  const email = checkAddress(given, ["email"]);
  if (!email.ok) {
    return email;
  }
  const at = deps.clock.now();
  const personId = actor.person.id;
  return transact<{ ok: true } | Refused>(deps.db, async (tx) => {
    await tx.query("select 1 from people where id = $1 for update", [personId]);
    const support = await refuseSupportAddress(tx, email.address, ["email"]);
    if (support !== null) {
      return support;
    }
    if ((await startedSince(tx, personId, new Date(at.getTime() - DAY_MILLIS))) >= MOST_A_DAY) {
      return refused("RATE_LIMITED", "You asked for this several times today. Try again tomorrow.");
    }
    await tx.query(
      "update address_changes set cancelled_at = $2 where person_id = $1 and used_at is null and cancelled_at is null",
      [personId, at],
    );
    const id = newId(at);
    await tx.insert(AddressChange, {
      ...{ id, personId, newEmail: email.address, createdAt: at, usedAt: null, cancelledAt: null },
      expiresAt: new Date(at.getTime() + DAY_MILLIS),
    });
    const taken = await tx.query<unknown[]>("select 1 from people where email = $1::citext", [email.address]);
    if (taken.length === 0) {
      const to = { address: email.address, personId: null };
      await enqueueMail(tx, {
        template: "address_change",
        to,
        data: { changeId: id, name: actor.person.name },
        at,
      });
    }
    await writeAudit(tx, {
      ...{ at, actor, action: "address_change.started", subjectType: "person", subjectId: personId },
    });
    return { ok: true };
  });
}

async function startedSince(tx: EntityManager, personId: string, since: Date): Promise<number> {
  const [row] = await tx.query<{ started: number }[]>(
    "select count(*)::int as started from address_changes where person_id = $1 and created_at > $2",
    [personId, since],
  );
  return row?.started ?? 0;
}
