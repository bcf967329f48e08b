import { mayReadMore, mayUseDesk, viewsRecordedEveryMinutes, type StaffRead } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { auditActor } from "../../audit-trail.js";
import { policyViewer, type Actor, type PersonActor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { refuseReading } from "./refuse-reading.js";

export interface StaffView {
  /** `decision`: a request that was refused. */
  subject: Exclude<StaffRead, "export"> | "decision";
  id: string;
  /** Null: a visitor's. */
  accountId: string | null;
}

/**
 * Writes down that staff look at something of customers: once an hour for the same person and thing, whichever process is asked. Only the
 * first within the hour writes anything, and counts; refused where it is more than the policy has for one person, and then nothing of it may
 * be shown. Others' looking is nobody's business.
 */
export async function recordStaffViews(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  views: readonly StaffView[],
): Promise<{ ok: true } | Refused> {
  if (views.length === 0 || !countsReading(actor)) {
    return { ok: true };
  }
  const at = deps.clock.now();
  if ((await unrecorded(deps.db, actor, views, at)).length === 0) {
    return { ok: true };
  }
  return transact(
    deps.db,
    (tx) => claimStaffViews(tx, deps, actor, views, at),
    // Leads are told.
    () => true,
  );
}

/** Whether what the actor reads is counted and written down: that of staff, by whatever way they ask. */
export function countsReading(actor: Actor): actor is PersonActor {
  return actor.kind === "person" && mayUseDesk(policyViewer(actor)).allowed;
}

/** The same within the transaction of `tx`, which is to be kept where it is refused, too. Two that come at once are counted one by one. */
export async function claimStaffViews(
  tx: EntityManager,
  { policy }: Pick<CoreDeps, "policy">,
  actor: PersonActor,
  views: readonly StaffView[],
  at: Date,
): Promise<{ ok: true } | Refused> {
  const personId = actor.person.id;
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`staff_views ${personId}`]);
  const fresh = await unrecorded(tx, actor, views, at);
  for (const subject of new Set(fresh.map((view) => view.subject))) {
    // On record, and as many as anybody likes: it says less than a ticket.
    if (subject === "decision") continue;
    const wanted = fresh.filter((view) => view.subject === subject).length;
    const permission = mayReadMore(policy, subject, {
      ...{ opened: await openedSince(tx, personId, subject, at), wanted, now: at },
    });
    if (!permission.allowed) return refuseReading(tx, actor, subject, permission, at);
  }
  const { kind, id } = auditActor(actor);
  await tx.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g (subject text, id uuid, "accountId" uuid)),
     recorded as (
       insert into staff_views (person_id, subject_type, subject_id, recorded_at) select $2, subject, id, $3 from given
       on conflict (person_id, subject_type, subject_id) do update set recorded_at = excluded.recorded_at)
     insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
     select $3, $4, $5, subject || '.viewed', subject, id::text, "accountId", jsonb_build_object('channel', $6::text) from given
     -- Each opening of a file has a row of its own.
     where subject <> 'attachment'`,
    [JSON.stringify(fresh), personId, at, kind, id, actor.channel],
  );
  return { ok: true };
}

/** Those that are not on record yet, each once. */
async function unrecorded(
  db: DataSource | EntityManager,
  actor: PersonActor,
  views: readonly StaffView[],
  at: Date,
): Promise<StaffView[]> {
  return db.query<StaffView[]>(
    `select distinct on (g.subject, g.id) g.* from jsonb_to_recordset($1::jsonb) as g (subject text, id uuid, "accountId" uuid)
     where not exists (select from staff_views v
       where v.person_id = $2 and v.subject_type = g.subject and v.subject_id = g.id and v.recorded_at > $3)`,
    [JSON.stringify(views), actor.person.id, since(at)],
  );
}

async function openedSince(
  tx: EntityManager,
  personId: string,
  subject: StaffView["subject"],
  at: Date,
): Promise<Date[]> {
  const rows = await tx.query<{ at: Date }[]>(
    "select recorded_at as at from staff_views where person_id = $1 and subject_type = $2 and recorded_at > $3",
    [personId, subject, since(at)],
  );
  return rows.map((row) => row.at);
}

function since(at: Date): Date {
  return new Date(at.getTime() - viewsRecordedEveryMinutes * 60_000);
}
