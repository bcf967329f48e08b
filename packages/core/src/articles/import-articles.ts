import type { ArticlePlatform, Audience, SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueue } from "../jobs.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { publicationFacts } from "./publication-facts.js";

export interface ImportedArticle {
  /** Names the article between imports. */
  sourcePath: string;
  /** Of everything below: the same hash means that there is nothing to do. */
  sourceHash: string;
  slug: string;
  categoryId: string | null;
  audience: Audience;
  position: number;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  /** Ids of the images that the body shows, and of the files that it offers. */
  imageIds: string[];
  /** What it is about, as the policy file spells it. */
  productAreas?: string[];
  protocols?: string[];
  platforms?: ArticlePlatform[];
  /** Null: whoever looks after its category. */
  ownerId?: string | null;
  /** An ISO 8601 duration of days or months; null: that of its category. */
  reviewInterval?: string | null;
  /** When somebody last found it right; left out: the day of the import. */
  lastCheckedOn?: string | null;
}

export type ImportOutcome = "imported" | "updated" | "unchanged";
export type ImportArticlesResult = { ok: true; outcomes: Map<string, ImportOutcome> } | Refused;

interface Existing {
  id: string;
  sourcePath: string;
  sourceHash: string | null;
  lastNumber: number;
  publishedRevisionId: string | null;
}

/** An article with the ids that this import gives it, and what follows from its content. */
interface Change extends Required<ImportedArticle> {
  platformEndsOn: string | null;
  articleId: string;
  revisionId: string;
  number: number;
  basedOnId: string | null;
  isNew: boolean;
}

/**
 * Publishes a batch of articles that come from files, all or none: new ones as they are, changed ones as a new revision.
 * Unchanged ones are left alone. Outcomes are by source path. Imports are made by the command line alone.
 */
export function importArticles(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  articles: readonly ImportedArticle[],
): Promise<ImportArticlesResult> {
  return transact<ImportArticlesResult>(deps.db, async (tx) => {
    if (actor.kind !== "system")
      return refused("NOT_ALLOWED", "Articles are imported by the command line alone.");
    const at = deps.clock.now();
    const outcomes = new Map<string, ImportOutcome>(
      articles.map(({ sourcePath }) => [sourcePath, "unchanged"]),
    );
    const changes = await findChanges(tx, deps.policy, articles, at);
    if (changes.length === 0) return { ok: true, outcomes };

    await writeArticles(tx, changes, at);
    await writeRevisions(tx, changes, at);
    await writeImageUses(tx, changes);
    await writeAuditRows(tx, actor, changes, at);
    await enqueue(tx, "index-articles", { articleIds: changes.map(({ articleId }) => articleId) });
    for (const { sourcePath, isNew } of changes) outcomes.set(sourcePath, isNew ? "imported" : "updated");
    return { ok: true, outcomes };
  });
}

async function findChanges(
  tx: EntityManager,
  policy: SupportPolicy,
  articles: readonly ImportedArticle[],
  at: Date,
): Promise<Change[]> {
  const rows = await tx.query<Existing[]>(
    `select a.id, a.source_path as "sourcePath", a.source_hash as "sourceHash", a.published_revision_id as "publishedRevisionId",
            coalesce((select max(r.number) from article_revisions r where r.article_id = a.id), 0) as "lastNumber"
     from articles a where a.source_path = any($1) order by a.id for update`,
    [articles.map(({ sourcePath }) => sourcePath)],
  );
  const existing = new Map(rows.map((row) => [row.sourcePath, row]));
  return articles.flatMap((article) => {
    const before = existing.get(article.sourcePath);
    if (before?.sourceHash === article.sourceHash) return [];
    const {
      productAreas = [],
      protocols = [],
      platforms = [],
      ownerId = null,
      reviewInterval = null,
    } = article;
    const { lastCheckedOn, platformEndsOn } = publicationFacts(policy, platforms, at);
    return [
      {
        ...article,
        ...{ productAreas, protocols, platforms, ownerId, reviewInterval, platformEndsOn },
        lastCheckedOn: article.lastCheckedOn ?? lastCheckedOn,
        articleId: before?.id ?? newId(at),
        revisionId: newId(at),
        number: (before?.lastNumber ?? 0) + 1,
        basedOnId: before?.publishedRevisionId ?? null,
        isNew: before === undefined,
      },
    ];
  });
}

async function writeArticles(tx: EntityManager, changes: readonly Change[], at: Date): Promise<void> {
  await tx.query(
    `insert into articles (id, slug, category_id, audience, position, source_path, source_hash, owner_id, review_interval,
       last_checked_on, platform_ends_on, created_at, updated_at)
     select "articleId", slug, "categoryId", audience, position, "sourcePath", "sourceHash", "ownerId", "reviewInterval",
       "lastCheckedOn", "platformEndsOn", $2, $2
     from jsonb_to_recordset($1) as c ("articleId" uuid, slug text, "categoryId" uuid, audience text, position integer,
                                       "sourcePath" text, "sourceHash" text, "ownerId" uuid, "reviewInterval" text,
                                       "lastCheckedOn" date, "platformEndsOn" date, "isNew" boolean)
     where "isNew"`,
    [JSON.stringify(changes), at],
  );
  const known = changes.filter(({ isNew }) => !isNew);
  if (known.length === 0) return;
  await tx.query(
    `update articles a
     set category_id = c."categoryId", audience = c.audience, position = c.position, source_hash = c."sourceHash", updated_at = $2,
         owner_id = coalesce(c."ownerId", a.owner_id), review_interval = coalesce(c."reviewInterval", a.review_interval),
         last_checked_on = c."lastCheckedOn", platform_ends_on = c."platformEndsOn", version = version + 1
     from jsonb_to_recordset($1) as c ("articleId" uuid, "categoryId" uuid, audience text, position integer, "sourceHash" text,
                                       "ownerId" uuid, "reviewInterval" text, "lastCheckedOn" date, "platformEndsOn" date)
     where a.id = c."articleId"`,
    [JSON.stringify(known), at],
  );
}

/** The revision before stops being the published one first: an article has one at a time. */
async function writeRevisions(tx: EntityManager, changes: readonly Change[], at: Date): Promise<void> {
  await tx.query(
    `update article_revisions set state = 'archived' where state = 'published' and article_id = any($1)`,
    [changes.map(({ articleId }) => articleId)],
  );
  await tx.query(
    `with written as (
       insert into article_revisions (id, article_id, number, state, title, summary, body, product_areas, protocols, platforms,
         reason, based_on_id, published_at, created_at)
       select "revisionId", "articleId", number, 'published', title, summary, body, "productAreas", protocols, platforms,
         'import', "basedOnId", $2, $2
       from jsonb_to_recordset($1) as c ("revisionId" uuid, "articleId" uuid, number integer, title text, summary text, body text,
                                         "productAreas" text[], protocols text[], platforms jsonb, "basedOnId" uuid)
       returning id, article_id, title, summary, product_areas, protocols, platforms
     )
     update articles a set published_revision_id = w.id, title = w.title, summary = w.summary, published_at = $2,
       product_areas = w.product_areas, protocols = w.protocols, platforms = w.platforms
     from written w where a.id = w.article_id`,
    [JSON.stringify(changes), at],
  );
}

async function writeImageUses(tx: EntityManager, changes: readonly Change[]): Promise<void> {
  const uses = changes.flatMap(({ articleId, imageIds, sourcePath }) =>
    [...new Set(imageIds)].map((imageId) => ({ articleId, imageId, sourcePath })),
  );
  await tx.query(`delete from article_file_uses where article_id = any($1)`, [
    changes.map(({ articleId }) => articleId),
  ]);
  if (uses.length === 0) return;
  await tx.query(
    `insert into article_file_uses (article_id, file_id, source_path)
     select "articleId", "imageId", "sourcePath"
     from jsonb_to_recordset($1) as u ("articleId" uuid, "imageId" uuid, "sourcePath" text)`,
    [JSON.stringify(uses)],
  );
}

async function writeAuditRows(
  tx: EntityManager,
  actor: Actor,
  changes: readonly Change[],
  at: Date,
): Promise<void> {
  const { kind, id } = auditActor(actor);
  await tx.query(
    `insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
     select $2, $3, $4, 'article.imported', 'article', "articleId"::text, jsonb_build_object('revisionId', "revisionId", 'sourcePath', "sourcePath")
     from jsonb_to_recordset($1) as c ("articleId" uuid, "revisionId" uuid, "sourcePath" text)`,
    [JSON.stringify(changes), at, kind, id],
  );
}
