import type { DataSource, EntityManager } from "typeorm";

type Db = DataSource | EntityManager;

/** An article that a link names, as preflight judges it. */
export interface LinkedArticle {
  id: string;
  /** Where it is now; another than the link's when it moved. */
  slug: string;
  effectiveAudience: number;
  publishedRevisionId: string | null;
  archived: boolean;
  /** What readers are told to read instead. */
  replacementSlug: string | null;
}

/** The articles behind these slugs, by the slug that was asked for; a slug that an article had before leads to it, too. */
export async function linkedArticles(
  db: Db,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, LinkedArticle>> {
  const rows = await db.query<(LinkedArticle & { asked: string })[]>(
    `select s.slug as asked, a.id, a.slug, a.effective_audience as "effectiveAudience", a.published_revision_id as "publishedRevisionId",
            a.archived_at is not null as archived, replacement.slug as "replacementSlug"
     from article_slugs s join articles a on a.id = s.article_id left join articles replacement on replacement.id = a.replaced_by_id
     where s.slug = any($1)`,
    [slugs.map((slug) => slug.toLowerCase())],
  );
  const found = new Map(rows.map(({ asked, ...article }) => [asked, article]));
  // However they are written: `/articles/Reset-MFA` moves readers on, too.
  return new Map(
    slugs.flatMap((slug): [string, LinkedArticle][] => {
      const article = found.get(slug.toLowerCase());
      return article === undefined ? [] : [[slug, article]];
    }),
  );
}

/** The published texts of these revisions. */
export async function revisionBodies(
  db: Db,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; body: string }[]>(
    "select id, body from article_revisions where id = any($1)",
    [revisionIds],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** Those of the slugs that no category has. */
export async function unknownCategories(db: Db, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ slug: string }[]>("select slug from categories where slug = any($1)", [
    slugs,
  ]);
  const known = new Set(rows.map(({ slug }) => slug));
  return new Set(slugs.filter((slug) => !known.has(slug)));
}
