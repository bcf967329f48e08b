import type { EntityManager } from "typeorm";
import { slugify } from "./slug.js";

/** Two who take the same address at once: the second waits for the first, then sees it taken. */
const SLUG_LOCK = 7_301_847;

export async function isSlugFree(tx: EntityManager, slug: string): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock($1)", [SLUG_LOCK]);
  return (await tx.query<unknown[]>("select 1 as one from articles where slug = $1", [slug])).length === 0;
}

/** The title's slug, with a number behind it when others have it: `reset-mfa-2`. */
export async function findFreeSlug(tx: EntityManager, title: string): Promise<string> {
  const wanted = slugify(title) || "article";
  await tx.query("select pg_advisory_xact_lock($1)", [SLUG_LOCK]);
  const rows = await tx.query<{ slug: string }[]>(
    "select slug from articles where slug = $1 or starts_with(slug, $1 || '-')",
    [wanted],
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 2, slug = wanted; ; number += 1) {
    if (!taken.has(slug)) {
      return slug;
    }
    slug = `${wanted}-${number}`;
  }
}
