import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { isSlug } from "./slug.js";

export interface ImportedCategory {
  /** Names the category within this import and, unless it is known by its slug, between imports. */
  sourcePath: string;
  /** Categories of an export are known by their slug, wherever they came from first. */
  isKnownBySlug?: boolean;
  /** Source path of the category above; it comes before this one in the list. */
  parentPath: string | null;
  slug: string;
  title: string;
  description: string | null;
  audience: Audience;
  position: number;
  /** Looks after its articles; left out or null: as it is. */
  ownerId?: string | null;
  /** An ISO 8601 duration of days or months. */
  reviewInterval?: string | null;
  /** Addresses that lead here, unless something else has them. */
  formerSlugs?: readonly string[];
}

export type UpsertCategoriesResult = { ok: true; idsByPath: Map<string, string> } | Refused;

/**
 * Makes the categories that folders stand for, or brings them up to date; a slug that was given once stays, and what was
 * changed on the desk stays as it is there. All or none.
 */
export function upsertCategories(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  categories: readonly ImportedCategory[],
): Promise<UpsertCategoriesResult> {
  return transact<UpsertCategoriesResult>(deps.db, async (tx) => {
    if (actor.kind !== "system")
      return refused("NOT_ALLOWED", "Categories are imported by the command line alone.");
    const at = deps.clock.now();
    const { kind, id: actorId } = auditActor(actor);
    const idsByPath = new Map<string, string>();
    for (const {
      sourcePath,
      parentPath,
      slug,
      title,
      description,
      audience,
      position,
      ...rest
    } of categories) {
      const parentId = parentPath === null ? null : (idsByPath.get(parentPath) ?? null);
      const known = rest.isKnownBySlug === true ? "slug" : "source_path";
      // The same values again write nothing: no row, no audit row.
      const written = await tx.query<{ id: string }[]>(
        `with written as (
           insert into categories as c (slug, title, description, audience, position, parent_id, source_path, created_at, owner_id, review_interval)
           values ($1, $2, $3, $4, $5, $6, ${known === "slug" ? "null" : "$7"}, $8, $11, $12)
           on conflict (${known}) do update
             set title = excluded.title, description = excluded.description, audience = excluded.audience,
                 position = excluded.position, parent_id = excluded.parent_id,
                 owner_id = coalesce(excluded.owner_id, c.owner_id),
                 review_interval = coalesce(excluded.review_interval, c.review_interval)
             where c.changed_on_desk_at is null and (c.title, c.description, c.audience, c.position, c.parent_id, c.owner_id, c.review_interval)
               is distinct from (excluded.title, excluded.description, excluded.audience, excluded.position, excluded.parent_id,
                 coalesce(excluded.owner_id, c.owner_id), coalesce(excluded.review_interval, c.review_interval))
           returning id
         ), audited as (
           insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
           select $8, $9, $10, 'category.imported', 'category', id::text, jsonb_build_object('sourcePath', $7::text) from written
         )
         select id from written union all select id from categories where ${known} = ${known === "slug" ? "$1" : "$7"} limit 1`,
        [
          slug,
          title,
          description,
          audience,
          position,
          parentId,
          sourcePath,
          at,
          kind,
          actorId,
          rest.ownerId ?? null,
          rest.reviewInterval ?? null,
        ],
      );
      const [row] = written;
      if (row === undefined) throw new Error(`The category ${sourcePath} was not written.`);
      idsByPath.set(sourcePath, row.id);
      await keepFormerSlugs(tx, row.id, rest.formerSlugs ?? [], at);
    }
    return { ok: true, idsByPath };
  });
}

async function keepFormerSlugs(
  tx: EntityManager,
  categoryId: string,
  slugs: readonly string[],
  at: Date,
): Promise<void> {
  if (slugs.length === 0) return;
  await tx.query(
    `insert into category_slugs (slug, category_id, created_at)
     select slug, $2, $3 from unnest($1::text[]) s (slug) where not exists (select from categories c where c.slug = s.slug)
     on conflict do nothing`,
    [slugs.filter(isSlug), categoryId, at],
  );
}
