import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";

const BATCH = 500;

/**
 * The job of that name: finds internal targets that were missed, once each, however often and in however many processes it runs.
 * The timeline tells the staff, and every lead gets a notice. Answers with how many were found.
 */
export async function findBreaches({ db, clock }: Pick<CoreDeps, "db" | "clock">): Promise<number> {
  let found = 0;
  for (;;) {
    const count = await db.transaction((tx) => findBatch(tx, clock.now()));
    found += count;
    if (count < BATCH) {
      return found;
    }
  }
}

async function findBatch(tx: EntityManager, at: Date): Promise<number> {
  // Whoever changes a ticket at this moment may be answering it: what was late is then found by the next run, or by the answer.
  const late = await tx.query<{ ticketId: string; clockId: string }[]>(
    `select t.id as "ticketId", t.clock->>'id' as "clockId" from tickets t
     where t.due_at < $1 and not exists (select from target_breaches b where b.clock_id = (t.clock->>'id')::uuid)
     order by t.due_at, t.number limit $2 for update of t skip locked`,
    [at, BATCH],
  );
  const ids = late.map(({ ticketId }) => ({ ticketId, eventId: newId(at) }));
  await tx.query(
    `with late as (
       select t.id, t.account_id, t.due_at, t.clock->>'target' as target, (t.clock->>'id')::uuid as clock_id, given."eventId" as event_id
       from jsonb_to_recordset($2::jsonb) as given ("ticketId" uuid, "eventId" uuid) join tickets t on t.id = given."ticketId"
     ),
     breached as (
       insert into target_breaches (clock_id, ticket_id, target, due_at, found_at)
       select clock_id, id, target, due_at, $1 from late on conflict do nothing returning clock_id, ticket_id
     ),
     told as (
       insert into ticket_events (id, ticket_id, kind, actor_id, by_staff, data, created_at, staff_only)
       select l.event_id, l.id, 'target_missed', null, false,
         jsonb_build_object('target', l.target, 'dueAt', to_char(l.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), $1, true
       from late l join breached b using (clock_id)
     ),
     noticed as (
       insert into breach_notices (clock_id, staff_id, created_at)
       select b.clock_id, s.id, $1 from breached b cross join staff s where s.role = 'lead' and s.active
     )
     insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
     select $1, 'system', 'find-breaches', 'ticket.target_missed', 'ticket', l.id::text, l.account_id,
       jsonb_build_object('target', l.target, 'dueAt', l.due_at)
     from late l join breached b using (clock_id)`,
    [at, JSON.stringify(ids)],
  );
  return late.length;
}
