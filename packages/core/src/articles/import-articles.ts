import type { SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueue } from "../jobs.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import type { ImportedArticle } from "./imported-article.js";
import { publicationFacts } from "./publication-facts.js";
import { writeImport, type ImportChange } from "./write-import.js";

export type ImportOutcome = "imported" | "updated" | "unchanged";
export type ImportArticlesResult = { ok: true; outcomes: Map<string, ImportOutcome> } | Refused;

interface Existing {
  id: string;
  slug: string;
  sourcePath: string | null;
  sourceHash: string | null;
  fileHash: string | null;
  lastNumber: number;
  publishedRevisionId: string | null;
  publishedAt: Date | null;
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
    const { changes, rewritten } = await findChanges(tx, deps.policy, articles, at);
    await noteFileHashes(tx, rewritten);
    if (changes.length === 0) return { ok: true, outcomes };

    await writeImport(tx, changes, at);
    await writeAuditRows(tx, actor, changes, at);
    await enqueue(tx, "index-articles", { articleIds: changes.map(({ articleId }) => articleId) });
    for (const { sourcePath, isNew } of changes) outcomes.set(sourcePath, isNew ? "imported" : "updated");
    return { ok: true, outcomes };
  });
}

interface Changes {
  changes: ImportChange[];
  /** Articles that are the same although their files are not. */
  rewritten: { articleId: string; fileHash: string }[];
}

async function findChanges(
  tx: EntityManager,
  policy: SupportPolicy,
  articles: readonly ImportedArticle[],
  at: Date,
): Promise<Changes> {
  const paths = articles.filter((each) => each.isKnownBySlug !== true).map(({ sourcePath }) => sourcePath);
  const slugs = articles.filter((each) => each.isKnownBySlug === true).map(({ slug }) => slug);
  const rows = await tx.query<Existing[]>(
    `select a.id, a.slug, a.source_path as "sourcePath", a.source_hash as "sourceHash", a.source_file_hash as "fileHash",
            a.published_revision_id as "publishedRevisionId", a.published_at as "publishedAt",
            coalesce((select max(r.number) from article_revisions r where r.article_id = a.id), 0) as "lastNumber"
     from articles a where a.source_path = any($1) or a.slug = any($2) order by a.id for update`,
    [paths, slugs],
  );
  const byPath = new Map(rows.map((row) => [row.sourcePath, row]));
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const found: Changes = { changes: [], rewritten: [] };
  for (const article of articles) {
    const before = article.isKnownBySlug === true ? bySlug.get(article.slug) : byPath.get(article.sourcePath);
    // What was archived since is not brought back by the same file.
    if (before !== undefined && before.sourceHash === article.sourceHash) {
      if (article.fileHash !== undefined && article.fileHash !== before.fileHash)
        found.rewritten.push({ articleId: before.id, fileHash: article.fileHash });
      continue;
    }
    const publishedAt = publicationOf(article, before, at);
    const { lastCheckedOn, platformEndsOn } = publicationFacts(policy, article.platforms ?? [], publishedAt);
    found.changes.push({
      ...article,
      ...{ publishedAt, platformEndsOn },
      lastCheckedOn: article.lastCheckedOn ?? lastCheckedOn,
      articleId: before?.id ?? newId(at),
      revisionId: newId(at),
      number: (before?.lastNumber ?? 0) + 1,
      basedOnId: before?.publishedRevisionId ?? null,
      isNew: before === undefined,
    });
  }
  return found;
}

/** A date that the article has already does not tell when this text was published. */
function publicationOf({ publishedAt }: ImportedArticle, before: Existing | undefined, at: Date): Date {
  if (publishedAt == null || publishedAt > at) return at;
  return before?.publishedAt != null && publishedAt <= before.publishedAt ? at : publishedAt;
}

async function noteFileHashes(tx: EntityManager, rewritten: Changes["rewritten"]): Promise<void> {
  if (rewritten.length === 0) return;
  await tx.query(
    `update articles a set source_file_hash = n.hash from unnest($1::uuid[], $2::text[]) n (id, hash) where a.id = n.id`,
    [rewritten.map(({ articleId }) => articleId), rewritten.map(({ fileHash }) => fileHash)],
  );
}

async function writeAuditRows(
  tx: EntityManager,
  actor: Actor,
  changes: readonly ImportChange[],
  at: Date,
): Promise<void> {
  const { kind, id } = auditActor(actor);
  await tx.query(
    `insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, data)
     select $4, $5, $6, 'article.imported', 'article', article_id::text,
       jsonb_build_object('revisionId', revision_id, 'sourcePath', source_path)
     from unnest($1::uuid[], $2::uuid[], $3::text[]) c (article_id, revision_id, source_path)`,
    [
      changes.map(({ articleId }) => articleId),
      changes.map(({ revisionId }) => revisionId),
      changes.map(({ sourcePath }) => sourcePath),
      at,
      kind,
      id,
    ],
  );
}
