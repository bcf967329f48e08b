import type { EntityManager } from "typeorm";
import type { ImportedArticle } from "./imported-article.js";
import { isSlug } from "./slug.js";

/** An article that is new or not as it was, with the ids that this import gives it. */
export interface ImportChange extends ImportedArticle {
  articleId: string;
  revisionId: string;
  number: number;
  basedOnId: string | null;
  isNew: boolean;
  publishedAt: Date;
  lastCheckedOn: string;
  platformEndsOn: string | null;
}

/** Writes articles and their new, published revisions: a few statements for all of them. */
export async function writeImport(
  tx: EntityManager,
  changes: readonly ImportChange[],
  at: Date,
): Promise<void> {
  await insertArticles(tx, changes, at);
  await updateArticles(tx, changes, at);
  await keepFormerSlugs(tx, changes, at);
  await writeRevisions(tx, changes, at);
  await writeImageUses(tx, changes);
}

const ARTICLE_COLUMNS = `"articleId" uuid, slug text, "categoryId" uuid, audience text, position integer, "sourcePath" text,
  "sourceHash" text, "fileHash" text, "firstPublishedAt" timestamptz, "ownerId" uuid, "reviewInterval" text,
  "lastCheckedOn" date, "platformEndsOn" date`;

/** Without the texts: those are the revision's. */
function articleRows(changes: readonly ImportChange[]): string {
  const texts = { title: undefined, summary: undefined, body: undefined, imageIds: undefined };
  return JSON.stringify(
    changes.map((change) => ({
      ...change,
      ...texts,
      sourcePath: change.isKnownBySlug === true ? null : change.sourcePath,
    })),
  );
}

async function insertArticles(tx: EntityManager, changes: readonly ImportChange[], at: Date): Promise<void> {
  const added = changes.filter(({ isNew }) => isNew);
  if (added.length === 0) return;
  await tx.query(
    `insert into articles (id, slug, category_id, audience, position, source_path, source_hash, source_file_hash, first_published_at,
       owner_id, review_interval, last_checked_on, platform_ends_on, created_at, updated_at)
     select "articleId", slug, "categoryId", audience, position, "sourcePath", "sourceHash", "fileHash", "firstPublishedAt",
       "ownerId", "reviewInterval", "lastCheckedOn", "platformEndsOn", $2, $2
     from json_to_recordset($1) as c (${ARTICLE_COLUMNS})`,
    [articleRows(added), at],
  );
}

async function updateArticles(tx: EntityManager, changes: readonly ImportChange[], at: Date): Promise<void> {
  const known = changes.filter(({ isNew }) => !isNew);
  if (known.length === 0) return;
  await tx.query(
    `update articles a
     set category_id = c."categoryId", audience = c.audience, position = c.position, source_hash = c."sourceHash",
         source_file_hash = c."fileHash", owner_id = coalesce(c."ownerId", a.owner_id),
         review_interval = coalesce(c."reviewInterval", a.review_interval), last_checked_on = c."lastCheckedOn",
         platform_ends_on = c."platformEndsOn", updated_at = $2, version = version + 1
     from json_to_recordset($1) as c (${ARTICLE_COLUMNS}) where a.id = c."articleId"`,
    [articleRows(known), at],
  );
}

async function keepFormerSlugs(tx: EntityManager, changes: readonly ImportChange[], at: Date): Promise<void> {
  const former = changes.flatMap(({ articleId, formerSlugs = [] }) =>
    formerSlugs.filter(isSlug).map((slug) => ({ slug, articleId })),
  );
  if (former.length === 0) return;
  await tx.query(
    `insert into article_slugs (slug, article_id, created_at)
     select slug, id, $3 from unnest($1::text[], $2::uuid[]) f (slug, id) on conflict do nothing`,
    [former.map(({ slug }) => slug), former.map(({ articleId }) => articleId), at],
  );
}

/** The revision before stops being the published one first: an article has one at a time. */
async function writeRevisions(tx: EntityManager, changes: readonly ImportChange[], at: Date): Promise<void> {
  const known = changes.filter(({ isNew }) => !isNew);
  if (known.length > 0)
    await tx.query(
      `update article_revisions set state = 'archived' where state = 'published' and article_id = any($1)`,
      [known.map(({ articleId }) => articleId)],
    );
  await tx.query(
    `with written as (
       insert into article_revisions (id, article_id, number, state, title, summary, body, product_areas, protocols, platforms, reason,
         based_on_id, published_at, created_at)
       select "revisionId", "articleId", number, 'published', title, summary, body, "productAreas", protocols, platforms, 'import',
         "basedOnId", "publishedAt", $2
       from json_to_recordset($1) as c ("revisionId" uuid, "articleId" uuid, number integer, title text, summary text, body text,
         "productAreas" text[], protocols text[], platforms jsonb, "basedOnId" uuid, "publishedAt" timestamptz)
       returning id, article_id, title, summary, product_areas, protocols, platforms, published_at
     )
     update articles a set published_revision_id = w.id, title = w.title, summary = w.summary, published_at = w.published_at,
       product_areas = w.product_areas, protocols = w.protocols, platforms = w.platforms
     from written w where a.id = w.article_id`,
    [JSON.stringify(changes.map(revisionRow)), at],
  );
}

function revisionRow(change: ImportChange) {
  const { revisionId, articleId, number, title, summary, body, basedOnId, publishedAt } = change;
  const { productAreas = [], protocols = [], platforms = [] } = change;
  return {
    ...{ revisionId, articleId, number, title, summary, body, basedOnId, publishedAt },
    ...{ productAreas, protocols, platforms },
  };
}

async function writeImageUses(tx: EntityManager, changes: readonly ImportChange[]): Promise<void> {
  const uses = changes.flatMap(({ articleId, imageIds, sourcePath }) =>
    [...new Set(imageIds)].map((imageId) => ({ articleId, imageId, sourcePath })),
  );
  const known = changes.filter(({ isNew }) => !isNew);
  if (known.length > 0)
    await tx.query(`delete from article_file_uses where article_id = any($1)`, [
      known.map(({ articleId }) => articleId),
    ]);
  if (uses.length === 0) return;
  await tx.query(
    `insert into article_file_uses (article_id, file_id, source_path)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
    [
      uses.map(({ articleId }) => articleId),
      uses.map(({ imageId }) => imageId),
      uses.map(({ sourcePath }) => sourcePath),
    ],
  );
}
