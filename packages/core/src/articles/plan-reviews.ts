import { mayPlanReviews, type ReviewInterval } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { Article } from "./article.entity.js";
import { checkInterval, refuseOwner } from "./category-fields.js";
import { refuseDesk } from "./load-revision.js";

const MOST = 100;

/** What is left out stays as it is; null: as the category has it. */
export interface PlanReviewsInput {
  /** One to a hundred. */
  articleIds: readonly string[];
  ownerId?: string | null;
  reviewInterval?: ReviewInterval | null;
}

export type ArticlesResult = { ok: true; articles: Article[] } | Refused;

/** Who looks after these articles, and how often they are checked. All or none. */
export async function planReviews(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: PlanReviewsInput,
): Promise<ArticlesResult> {
  const ids = [...new Set(input.articleIds)];
  const interval = checkInterval(input.reviewInterval ?? null);
  const permission = mayPlanReviews(policyViewer(actor));
  const refusal = refuseDesk(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) {
    return refusal;
  }
  if (!interval.ok) {
    return interval;
  }
  if (ids.length === 0 || ids.length > MOST) {
    return refused("INVALID", `Choose from 1 to ${MOST} articles.`, ["articleIds"]);
  }
  const at = deps.clock.now();
  return transact<ArticlesResult>(deps.db, async (tx) => {
    const locked = await tx.query<{ id: string }[]>(
      `select id from articles where id = any($1) order by id for update`,
      [ids.filter(isId)],
    );
    if (locked.length < ids.length) {
      return refused("NOT_FOUND", "There is no such article.", ["articleIds"]);
    }
    const wrong = await refuseOwner(tx, input.ownerId);
    if (wrong !== null) {
      return wrong;
    }
    await writePlan(tx, ids, { actor, at, ownerId: input.ownerId, interval, given: input });
    const articles = await tx.query<Article[]>(
      `select ${columnsOf(tx, Article, "a")} from articles a where a.id = any($1) order by a.id`,
      [ids],
    );
    return { ok: true, articles };
  });
}

interface Plan {
  actor: Actor;
  at: Date;
  ownerId: string | null | undefined;
  interval: { reviewInterval: string | null };
  given: PlanReviewsInput;
}

/** Those that change, each with its audit row. */
async function writePlan(
  tx: EntityManager,
  ids: readonly string[],
  { actor, at, ownerId, interval, given }: Plan,
): Promise<void> {
  const { kind, id } = auditActor(actor);
  await tx.query(
    `with planned as (
       select id, owner_id as from_owner, review_interval as from_interval,
         case when $2 then $3::uuid else owner_id end as to_owner,
         case when $4 then $5 else review_interval end as to_interval
       from articles where id = any($1)
     ),
     changed as (
       update articles a set owner_id = p.to_owner, review_interval = p.to_interval from planned p
       where a.id = p.id and (p.from_owner, p.from_interval) is distinct from (p.to_owner, p.to_interval)
       returning p.*
     )
     insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
     select $6, $7, $8, 'article.review_planned', 'article', c.id::text, jsonb_build_object(
       'ownerId', jsonb_build_object('from', from_owner, 'to', to_owner),
       'reviewInterval', jsonb_build_object('from', from_interval, 'to', to_interval))
     from changed c`,
    [
      ids,
      ownerId !== undefined,
      ownerId ?? null,
      given.reviewInterval !== undefined,
      interval.reviewInterval,
      at,
      kind,
      id,
    ],
  );
}
