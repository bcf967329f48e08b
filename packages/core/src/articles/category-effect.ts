import type { Audience, AudienceEffect } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { refuseDesk } from "./load-revision.js";
import { audienceRank } from "./visible-articles.js";

/** A category as it would be: with another audience, or below another one. */
export interface CategoryPlace {
  categoryId: string;
  audience: Audience;
  /** Null: at the top. */
  parentId: string | null;
}

/** How many published articles would be read by fewer, and by more. Deny wins: what is above, or on the article, may hold anyway. */
export async function audienceEffect(
  db: DataSource | EntityManager,
  { categoryId, audience, parentId }: CategoryPlace,
): Promise<AudienceEffect> {
  const [effect] = await db.query<AudienceEffect[]>(
    `with recursive below (id, rank) as (
       select id, greatest($2::smallint, coalesce((select effective_audience from categories where id = $3), 0::smallint))
       from categories where id = $1
       union all
       select c.id, greatest(audience_rank(c.audience), below.rank) from categories c join below on c.parent_id = below.id
     ),
     ranked as (
       select a.effective_audience as before, greatest(audience_rank(a.audience), below.rank) as after
       from articles a join below on below.id = a.category_id where a.published_revision_id is not null
     )
     select count(*) filter (where after > before) as narrower, count(*) filter (where after < before) as wider from ranked`,
    [categoryId, audienceRank(audience), parentId],
  );
  return effect ?? { narrower: 0, wider: 0 };
}

/** The same before it is done, for staff. What is left out is as it is now. */
export async function previewAudienceEffect(
  db: DataSource | EntityManager,
  actor: Actor,
  change: { categoryId: string; audience?: Audience | null; parentId?: string | null },
): Promise<AudienceEffect | null> {
  const { categoryId, parentId } = change;
  if (refuseDesk(actor) !== null || !isId(categoryId) || (parentId != null && !isId(parentId))) {
    return null;
  }
  const [now] = await db.query<{ audience: Audience; parentId: string | null }[]>(
    `select audience, parent_id as "parentId" from categories where id = $1`,
    [categoryId],
  );
  return now === undefined
    ? null
    : audienceEffect(db, {
        categoryId,
        audience: change.audience ?? now.audience,
        parentId: parentId === undefined ? now.parentId : parentId,
      });
}

/** Whoever changes what others may read says how much of it they saw would change; null when that is so. */
export function refuseUnconfirmed(effect: AudienceEffect, confirmed: AudienceEffect | null): Refused | null {
  const { narrower, wider } = effect;
  const same = confirmed?.narrower === narrower && confirmed.wider === wider;
  return narrower + wider === 0 || same
    ? null
    : refused(
        "CONFLICT",
        `This changes who may read published articles: ${narrower} fewer people, ${wider} more. Confirm these numbers.`,
        ["confirmed"],
      );
}
