import { nextRevisionState, type Permission, type RevisionAct } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { loadRevision } from "./load-revision.js";

export type RevisionResult = { ok: true; article: Article; revision: ArticleRevision } | Refused;

/** What gives a revision its next state. */
export interface RevisionMove {
  act: RevisionAct;
  /** For the audit trail. */
  action: string;
  /** The policy's answer. */
  permission(revision: ArticleRevision): Permission;
  /** What else may stand against it, found by looking; `data` is kept in the audit row. */
  check?(
    tx: EntityManager,
    article: Article,
    revision: ArticleRevision,
  ): Promise<{ ok: true; data: Record<string, unknown> } | Refused>;
  /** What else changes of the revision. */
  changes?(
    revision: ArticleRevision,
    at: Date,
  ): Partial<Pick<ArticleRevision, "approvedBy" | "approvalWaiver" | "publishedAt">>;
  /** What else is written, before the revision has its new state. */
  before?(tx: EntityManager, article: Article, revision: ArticleRevision, at: Date): Promise<void>;
  /** The same, after it has. */
  after?(tx: EntityManager, article: Article, revision: ArticleRevision, at: Date): Promise<void>;
  /** What else the audit row says. */
  auditData?: Record<string, unknown>;
}

/** Moves the newest revision of an article on, in one transaction with its audit row. */
export function moveRevision(
  deps: CoreDeps,
  actor: Actor,
  revisionId: string,
  move: RevisionMove,
): Promise<RevisionResult> {
  const at = deps.clock.now();
  return transact<RevisionResult>(deps.db, (tx) => moveRevisionIn(tx, actor, revisionId, move, at));
}

/** The same as a part of a transaction. */
export async function moveRevisionIn(
  tx: EntityManager,
  actor: Actor,
  revisionId: string,
  move: RevisionMove,
  at: Date,
): Promise<RevisionResult> {
  const loaded = await loadRevision(tx, actor, revisionId);
  if (!loaded.ok) {
    return loaded;
  }
  const { article, revision } = loaded;
  const permission = move.permission(revision);
  const state = nextRevisionState(revision.state, move.act);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  if (state === null) {
    return refused(
      "STATE_NOT_ALLOWED",
      `This is not possible while the revision is ${revision.state.replace("_", " ")}.`,
    );
  }
  const checked = await move.check?.(tx, article, revision);
  if (checked?.ok === false) {
    return checked;
  }
  await move.before?.(tx, article, revision, at);
  await tx.update(ArticleRevision, { id: revision.id }, { state, ...move.changes?.(revision, at) });
  await move.after?.(tx, article, revision, at);
  await writeAudit(tx, {
    at,
    actor,
    action: move.action,
    subjectType: "article",
    subjectId: article.id,
    data: { revisionId, from: revision.state, to: state, ...move.auditData, ...checked?.data },
  });
  return reload(tx, article.id, revisionId);
}

/** Article and revision as they are now, triggers and all. */
export async function reload(
  tx: EntityManager,
  articleId: string,
  revisionId: string,
): Promise<RevisionResult> {
  const [article] = await tx.query<Article[]>(
    `select ${columnsOf(tx, Article, "a")} from articles a where a.id = $1`,
    [articleId],
  );
  const [revision] = await tx.query<ArticleRevision[]>(
    `select ${columnsOf(tx, ArticleRevision, "r")} from article_revisions r where r.id = $1`,
    [revisionId],
  );
  if (article === undefined || revision === undefined) {
    throw new Error(`The article ${articleId} is gone although it was locked.`);
  }
  return { ok: true, article, revision };
}
