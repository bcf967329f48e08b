import { calendarDate } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";

/**
 * Writes a notice for the owner of every article whose check is due, or a platform of which has reached its end of life: once for
 * each owner, article and day, however often and in however many processes this runs. Notices that were not sent and hold no more go.
 * Answers with how many were written.
 */
export async function noticeReviews({
  db,
  clock,
  policy,
}: Pick<CoreDeps, "db" | "clock" | "policy">): Promise<number> {
  const at = clock.now();
  const today = calendarDate(policy, at.toISOString());
  return db.transaction(async (tx) => {
    await deleteOutdated(tx);
    const [row] = await tx.query<{ count: number }[]>(
      `with wanted as (
         select id, effective_owner_id as owner, 'review_due' as kind, review_due_on as about from articles
         where published_revision_id is not null and coalesce(review_due_on, 'infinity'::date) <= $1::date
         union all
         select id, effective_owner_id, 'platform_ended', platform_ends_on from articles
         -- The last day counts.
         where published_revision_id is not null and platform_ends_on is not null and platform_ends_on < $1::date
       ),
       noticed as (
         insert into review_notices (article_id, staff_id, kind, about_date, created_at)
         select id, owner, kind, about, $2 from wanted where owner is not null
         on conflict (article_id, staff_id, kind, about_date) do nothing
         returning article_id, staff_id, kind, about_date
       ),
       audited as (
         insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
         select $2, 'system', 'remind-owners', 'article.owner_noticed', 'article', article_id::text,
           jsonb_build_object('staffId', staff_id, 'kind', kind, 'date', about_date)
         from noticed
       )
       select count(*) from noticed`,
      [today, at],
    );
    return row?.count ?? 0;
  });
}

/** Of articles that were checked, given to somebody else or taken from readers before the notice went out. */
async function deleteOutdated(tx: EntityManager): Promise<void> {
  await tx.query(
    `delete from review_notices n using articles a
     where n.sent_at is null and a.id = n.article_id and (
       a.published_revision_id is null
       or a.effective_owner_id is distinct from n.staff_id
       or n.about_date is distinct from case n.kind when 'review_due' then a.review_due_on else a.platform_ends_on end)`,
  );
}
