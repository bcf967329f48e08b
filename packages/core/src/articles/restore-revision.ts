import { mayRestoreRevision } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import type { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { revisionsByIds } from "./article.queries.js";
import { headOf, lockArticle, refuseDesk } from "./load-revision.js";
import { reload, type RevisionResult } from "./move-revision.js";
import { supersedeHead, writeRevision } from "./write-revision.js";

export interface RestoreRevisionInput {
  /** The older revision. */
  revisionId: string;
  /** The newest one that the caller saw; when there is a newer one, that is a conflict. */
  basedOnRevisionId: string;
  /** Left out: says which revision it brings back. */
  reason?: string | null;
}

/** Saves the text of an older revision as the newest one, a draft. What was saved in between stays in the history. */
export async function restoreRevision(
  deps: CoreDeps,
  actor: Actor,
  input: RestoreRevisionInput,
): Promise<RevisionResult> {
  const reason = checkText(input.reason ?? "", { path: ["reason"], name: "The reason", max: 500, min: 0 });
  if (!reason.ok) {
    return reason;
  }
  const at = deps.clock.now();
  return transact<RevisionResult>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    if (refusal !== null) {
      return refusal;
    }
    const [old] = await revisionsByIds(tx, [input.revisionId]);
    const article = old === undefined ? null : await lockArticle(tx, old.articleId);
    const head = article === null ? null : await headOf(tx, article.id);
    if (old === undefined || article === null || head === null) {
      return refused("NOT_FOUND", "There is no such revision.", ["revisionId"]);
    }
    const permission = mayRestoreRevision(policyViewer(actor), { isNewest: old.id === head.id });
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if (head.id !== input.basedOnRevisionId) {
      return refused("CONFLICT", "Somebody saved a newer revision. Look at that one first.", [
        "basedOnRevisionId",
      ]);
    }
    return restoreOnto(tx, actor, { article, head, old, reason: reason.text, at });
  });
}

/** The writes of restoring, for an article that is locked. */
export async function restoreOnto(
  tx: EntityManager,
  actor: Actor,
  { article, head, old, reason, at }: Restoring,
): Promise<RevisionResult> {
  await supersedeHead(tx, article, head);
  const { title, summary, body, audience, categoryId, productAreas, protocols, platforms } = old;
  const text = { title, summary, body, audience, categoryId, productAreas, protocols, platforms };
  const revisionId = await writeRevision(
    tx,
    actor,
    { articleId: article.id, basedOn: head, restoredFromId: old.id },
    { ...text, reason: reason === "" ? `Restores revision ${old.number}.` : reason },
    at,
  );
  await tx.update(Article, { id: article.id }, { updatedAt: at, version: article.version + 1 });
  await writeAudit(tx, {
    ...{ at, actor, action: "article.revision_restored", subjectType: "article", subjectId: article.id },
    data: { revisionId, restoredFromId: old.id, basedOnId: head.id },
  });
  return reload(tx, article.id, revisionId);
}

interface Restoring {
  article: Article;
  head: ArticleRevision;
  old: ArticleRevision;
  reason: string;
  at: Date;
}
