import { mayRunFactorReset, nextFactorResetState, type FactorResetState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { enqueueMail } from "../../mail/enqueue-mail.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { resetContacts } from "./reset-contacts.queries.js";
import { hasSecondFactor, removeSecondFactor } from "./second-factor.js";

type Deps = Pick<CoreDeps, "db" | "clock">;

interface DueReset {
  state: FactorResetState;
  personId: string;
  runsAt: Date;
  isStaff: boolean;
  addressChanged: boolean;
}

/**
 * Removes a lost second factor whose waiting time is over, unless somebody stopped it. `done`: false where there was nothing to do any
 * more, or not yet.
 */
export async function runFactorReset(
  { db, clock }: Deps,
  { resetId }: { resetId: string },
): Promise<{ ok: true; done: boolean }> {
  const at = clock.now();
  const actor: Actor = { kind: "system", name: "run-factor-reset" };
  return transact<{ ok: true; done: boolean }>(db, async (tx) => {
    const [reset] = await tx.query<DueReset[]>(
      `select r.state, r.person_id as "personId", r.runs_at as "runsAt", p.email_since > r.asked_at as "addressChanged",
         exists (select from staff s where s.person_id = p.id) as "isStaff"
       from factor_resets r join people p on p.id = r.person_id where r.id = $1 for update of r, p`,
      [resetId],
    );
    if (reset === undefined || nextFactorResetState(reset.state, "run") === null || at < reset.runsAt) {
      return { ok: true, done: false };
    }
    const done = mayRunFactorReset(reset) && (await hasSecondFactor(tx, reset.personId));
    await tx.query("update factor_resets set state = $2, ended_at = $3 where id = $1", [
      ...[resetId, done ? "done" : "stopped", at],
    ]);
    if (done) {
      await removeAndTell(tx, actor, { personId: reset.personId, at });
    } else {
      await writeAudit(tx, {
        ...{ at, actor, action: "factor_reset.stopped", subjectType: "person", subjectId: reset.personId },
        data: { how: "does not hold any more" },
      });
    }
    return { ok: true, done };
  });
}

/** Removes somebody's second factor for whoever runs the server, who has seen to it who asks. At once, also for staff. */
export async function resetSecondFactor(
  { db, clock }: Deps,
  actor: Actor,
  { email }: { email: string },
): Promise<{ ok: true } | Refused> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Second factors are reset on the server alone.");
  }
  const at = clock.now();
  return transact<{ ok: true } | Refused>(db, async (tx) => {
    const [person] = await tx.query<{ id: string }[]>(
      "select id from people where email = $1::citext for update",
      [email],
    );
    if (person === undefined) {
      return refused("NOT_FOUND", "Nobody has this address.");
    }
    if (!(await hasSecondFactor(tx, person.id))) {
      return refused("CONFLICT", "They have no second factor.");
    }
    await tx.query(
      "update factor_resets set state = 'stopped', ended_at = $2 where person_id = $1 and state = 'asked'",
      [person.id, at],
    );
    await removeAndTell(tx, actor, { personId: person.id, at });
    return { ok: true };
  });
}

async function removeAndTell(
  tx: EntityManager,
  actor: Actor,
  { personId, at }: { personId: string; at: Date },
): Promise<void> {
  await removeSecondFactor(tx, personId, at);
  await writeAudit(tx, {
    ...{ at, actor, action: "factor_reset.done", subjectType: "person", subjectId: personId },
  });
  const [{ name } = { name: "" }] = await tx.query<{ name: string }[]>(
    "select name from people where id = $1",
    [personId],
  );
  for (const contact of await resetContacts(tx, personId)) {
    await enqueueMail(tx, {
      ...{ template: "factor_reset_done", to: { address: contact.email, personId: contact.personId }, at },
      data: { name, own: contact.personId === personId },
    });
  }
}
