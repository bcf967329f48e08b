import {
  FACTOR_RESET_ASK_DAYS,
  FACTOR_RESET_HOURS,
  mayAskForFactorReset,
  provesIdentity,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { enqueue } from "../../jobs.js";
import { enqueueMail } from "../../mail/enqueue-mail.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { loadActor } from "../load-actor.js";
import { resetContacts } from "./reset-contacts.queries.js";
import { hasSecondFactor } from "./second-factor.js";

export type AskFactorResetResult = { ok: true; runsAt: Date } | Refused;

const HOUR_MILLIS = 3_600_000;

interface AskingPerson {
  id: string;
  name: string;
  emailSince: Date;
  isStaff: boolean;
  asked: number;
  runsAt: Date | null;
}

/**
 * Asks for a lost second factor to be removed, for who gave their password just now. Nothing is removed yet: they and the other
 * admins of their accounts are told, and can stop it until its time has come. Asked again meanwhile, it stays as it is.
 */
export async function askFactorReset(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  { authUserId }: { authUserId: string },
): Promise<AskFactorResetResult> {
  const at = clock.now();
  return transact<AskFactorResetResult>(db, async (tx) => {
    const person = await lockPerson(tx, authUserId, at);
    if (person === null) {
      return refused("NOT_FOUND", "There is nothing to reset.");
    }
    if (person.runsAt !== null) {
      return { ok: true, runsAt: person.runsAt };
    }
    const permission = mayAskForFactorReset({
      ...person,
      hasFactor: await hasSecondFactor(tx, person.id),
      contactProves: provesIdentity(
        policy,
        { method: "code_to_contact", contactOnFileSince: person.emailSince.toISOString() },
        at.toISOString(),
      ),
    });
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const runsAt = new Date(at.getTime() + FACTOR_RESET_HOURS * HOUR_MILLIS);
    const id = newId(at);
    await tx.query("insert into factor_resets (id, person_id, asked_at, runs_at) values ($1, $2, $3, $4)", [
      ...[id, person.id, at, runsAt],
    ]);
    const actor = await loadActor(tx, { personId: person.id }, { channel: "portal" });
    await writeAudit(tx, {
      ...{ at, actor: actor ?? { kind: "system", name: "sign-in" }, action: "factor_reset.asked" },
      ...{ subjectType: "person", subjectId: person.id },
    });
    for (const { personId, email: address } of await resetContacts(tx, person.id)) {
      await enqueueMail(tx, {
        ...{ template: "factor_reset_asked", to: { address, personId }, at },
        data: {
          ...{ resetId: id, name: person.name, runsAt: runsAt.toISOString() },
          own: personId === person.id,
        },
      });
    }
    await enqueue(tx, "run-factor-reset", { resetId: id }, { runAt: runsAt });
    return { ok: true, runsAt };
  });
}

async function lockPerson(tx: EntityManager, authUserId: string, at: Date): Promise<AskingPerson | null> {
  const since = new Date(at.getTime() - FACTOR_RESET_ASK_DAYS * 24 * HOUR_MILLIS);
  const [row] = await tx.query<AskingPerson[]>(
    `select p.id, p.name, p.email_since as "emailSince",
       exists (select from staff s where s.person_id = p.id) as "isStaff",
       (select count(*)::int from factor_resets r where r.person_id = p.id and r.asked_at > $2) as asked,
       (select r.runs_at from factor_resets r where r.person_id = p.id and r.state = 'asked') as "runsAt"
     from people p where p.auth_user_id = $1 for update of p`,
    [authUserId, since],
  );
  return row ?? null;
}
