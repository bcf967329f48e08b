import {
  staffReadWords,
  viewsRecordedEveryMinutes,
  type ReadingPermission,
  type StaffRead,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { PersonActor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { newId } from "../../id.js";
import { enqueueMail } from "../../mail/enqueue-mail.js";
import { refusedForNow, type Refused } from "../../refusal.js";

/**
 * The refusal of who opened as many as the policy has for one person. Every lead is told, on the desk and by mail, once an hour for the same
 * person and kind; the caller keeps the transaction, and holds the lock that such reads are counted under.
 */
export async function refuseReading(
  tx: EntityManager,
  actor: PersonActor,
  read: StaffRead,
  { limit, retryAt, message }: Extract<ReadingPermission, { allowed: false }>,
  at: Date,
): Promise<Refused> {
  const { person } = actor;
  const refusal = refusedForNow(message, retryAt, at);
  const told = await tx.query<unknown[]>(
    `insert into reading_alerts (id, person_id, read, read_limit, at) select $1, $2, $3, $4, $5
     where not exists (select from reading_alerts where person_id = $2 and read = $3 and at > $6) returning id`,
    [newId(at), person.id, read, limit, at, new Date(at.getTime() - viewsRecordedEveryMinutes * 60_000)],
  );
  if (told.length === 0) return refusal;
  await writeAudit(tx, {
    ...{ at, actor, action: "staff.reading_slowed", subjectType: "person", subjectId: person.id },
    data: { read, limit, channel: actor.channel },
  });
  const leads = await tx.query<{ personId: string; address: string }[]>(
    `select p.id as "personId", p.email as address from staff s join people p on p.id = s.person_id
     where s.role = 'lead' and s.active order by p.id`,
  );
  for (const to of leads) {
    await enqueueMail(tx, {
      ...{ template: "reading_alert", to, at },
      data: { name: person.name, what: staffReadWords(read, limit) },
    });
  }
  return refusal;
}
