import { mayUseDesk, viewsRecordedEveryMinutes } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";

export interface StaffView {
  /** `decision`: a request that was refused. */
  subject: "ticket" | "account" | "decision";
  id: string;
  /** Null: a visitor's. */
  accountId: string | null;
}

/**
 * Writes down that staff look at something of an account: once an hour for the same person and thing, whichever process is asked.
 * Others' looking is nobody's business. Only the first within the hour writes anything.
 */
export async function recordStaffView(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { subject, id, accountId }: StaffView,
): Promise<void> {
  if (actor.kind !== "person" || !mayUseDesk(policyViewer(actor)).allowed) {
    return;
  }
  const at = clock.now();
  const since = new Date(at.getTime() - viewsRecordedEveryMinutes * 60_000);
  await db.query(
    `with recorded as (
       insert into staff_views (person_id, subject_type, subject_id, recorded_at)
       select $1, $2, $3, $4 where not exists (
         select from staff_views where person_id = $1 and subject_type = $2 and subject_id = $3 and recorded_at > $5)
       on conflict (person_id, subject_type, subject_id) do update set recorded_at = excluded.recorded_at
         where staff_views.recorded_at <= $5
       returning subject_id)
     insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
     select $4, 'staff', $1::text, $2 || '.viewed', $2, subject_id::text, $6, jsonb_build_object('channel', $7::text) from recorded`,
    [actor.person.id, subject, id, at, since, accountId, actor.channel],
  );
}
