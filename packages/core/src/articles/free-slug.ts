import type { EntityManager } from "typeorm";
import { slugify } from "./slug.js";

/** Two who take the same address at once: the second waits for the first, then sees it taken. */
const SLUG_LOCK = 7_301_847;

/** The article that has an address or had it; `current`: it is found there now. */
export interface SlugHolder {
  articleId: string;
  current: boolean;
}

/** Null when no article has the address or had it. Until the end of the transaction nobody else takes one. */
export async function slugHolder(tx: EntityManager, slug: string): Promise<SlugHolder | null> {
  await tx.query("select pg_advisory_xact_lock($1)", [SLUG_LOCK]);
  const [holder] = await tx.query<SlugHolder[]>(
    `select a.id as "articleId", a.slug = s.slug as current from article_slugs s join articles a on a.id = s.article_id
     where s.slug = $1`,
    [slug],
  );
  return holder ?? null;
}

/** The title's slug, with a number behind it when others have or had it: `reset-mfa-2`. */
export async function findFreeSlug(tx: EntityManager, title: string): Promise<string> {
  const wanted = slugify(title) || "article";
  await tx.query("select pg_advisory_xact_lock($1)", [SLUG_LOCK]);
  const rows = await tx.query<{ slug: string }[]>(
    "select slug from article_slugs where slug = $1 or starts_with(slug, $1 || '-')",
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
