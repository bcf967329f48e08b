import { mayArchive, nextRevisionState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { enqueue } from "../jobs.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { revisionsByIds } from "./article.queries.js";
import { headOf, lockArticle, refuseDesk, revisionAccess } from "./load-revision.js";
import { reload, type RevisionResult } from "./move-revision.js";
import { refuseReplacement } from "./replacement.js";
import { cancelOpenSchedules } from "./write-schedule.js";

export interface ArchiveArticleInput {
  articleId: string;
  reason: string;
  /** The article that readers are sent to instead. */
  replacementId?: string | null;
}

/** Takes the published revision away; readers and search find the article no more, its revisions stay. */
export async function archiveArticle(
  deps: CoreDeps,
  actor: Actor,
  input: ArchiveArticleInput,
): Promise<RevisionResult> {
  const reason = checkText(input.reason, { path: ["reason"], name: "The reason", max: 500 });
  if (!reason.ok) {
    return reason;
  }
  const at = deps.clock.now();
  return transact<RevisionResult>(deps.db, async (tx) => {
    const result = await archiveIn(tx, actor, { ...input, reason: reason.text }, at);
    if (result.ok) {
      await cancelOpenSchedules(tx, actor, { articleId: result.article.id, kind: "unpublish", at });
    }
    return result;
  });
}

/** The same as a part of a transaction. */
export async function archiveIn(
  tx: EntityManager,
  actor: Actor,
  input: ArchiveArticleInput & { auditData?: Record<string, unknown> },
  at: Date,
): Promise<RevisionResult> {
  const refusal = refuseDesk(actor);
  if (refusal !== null) {
    return refusal;
  }
  const article = await lockArticle(tx, input.articleId);
  const [published] =
    article?.publishedRevisionId == null ? [] : await revisionsByIds(tx, [article.publishedRevisionId]);
  const revision = published ?? (article === null ? null : await headOf(tx, article.id));
  if (article === null || revision === null) {
    return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
  }
  const permission = mayArchive(policyViewer(actor), revisionAccess(revision));
  const state = nextRevisionState(revision.state, "archive");
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  if (state === null) {
    return refused("STATE_NOT_ALLOWED", "Only a published article can be archived.");
  }
  const { id } = article;
  const replacedById = input.replacementId ?? null;
  const wrong = replacedById === null ? null : await refuseReplacement(tx, id, replacedById);
  if (wrong !== null) {
    return wrong;
  }
  await tx.update(ArticleRevision, { id: revision.id }, { state });
  await tx.update(Article, { id }, { ...archived(article, at), replacedById });
  await enqueue(tx, "index-article", { articleId: id, revisionId: null }, { jobKey: `index-article:${id}` });
  await writeAudit(tx, {
    ...{ at, actor, action: "article.archived", subjectType: "article", subjectId: id },
    data: { revisionId: revision.id, reason: input.reason, replacedById, ...input.auditData },
  });
  return reload(tx, id, revision.id);
}

function archived({ version, effectiveAudience }: Article, at: Date) {
  return {
    ...{ publishedRevisionId: null, title: null, summary: null, publishedAt: null },
    archivedAt: at,
    archivedAudience: effectiveAudience,
    updatedAt: at,
    version: version + 1,
  };
}
