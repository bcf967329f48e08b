import { mayUnarchive } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { articleLife } from "./change-slug.js";
import { headOf, lockArticle, refuseDesk, revisionAccess } from "./load-revision.js";
import type { RevisionResult } from "./move-revision.js";
import { restoreOnto } from "./restore-revision.js";

/** Brings the text that readers saw last back as a draft. They see it again once it was reviewed and published. */
export function unarchiveArticle(
  deps: CoreDeps,
  actor: Actor,
  { articleId }: { articleId: string },
): Promise<RevisionResult> {
  const at = deps.clock.now();
  return transact<RevisionResult>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    if (refusal !== null) {
      return refusal;
    }
    const article = await lockArticle(tx, articleId);
    const head = article === null ? null : await headOf(tx, article.id);
    if (article === null || head === null) {
      return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
    }
    const permission = mayUnarchive(policyViewer(actor), articleLife(article), revisionAccess(head));
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const old = (await lastPublished(tx, article.id)) ?? head;
    const reason = `Brings revision ${old.number} back from the archive.`;
    return restoreOnto(tx, actor, { article, head, old, reason, at });
  });
}

async function lastPublished(tx: EntityManager, articleId: string): Promise<ArticleRevision | null> {
  const [revision] = await tx.query<ArticleRevision[]>(
    `select ${columnsOf(tx, ArticleRevision, "r")} from article_revisions r
     where r.article_id = $1 and r.published_at is not null order by r.published_at desc, r.number desc limit 1`,
    [articleId],
  );
  return revision ?? null;
}
