import { mayUseDesk, type RevisionAccess } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";

/** Null for staff with, where they use an access token, its scope. */
export function refuseDesk(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to work with articles.");
  }
  const permission = mayUseDesk(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/** What of a revision the policy asks for. */
export function revisionAccess({ state, authorId, approvedBy }: ArticleRevision): RevisionAccess {
  return { state, authorId, approvedById: approvedBy };
}

/** The article, locked: whoever else works on it waits for the end of this transaction. Rows that name it are still written. */
export async function lockArticle(tx: EntityManager, articleId: string): Promise<Article | null> {
  const [article] = isId(articleId)
    ? await tx.query<Article[]>(
        `select ${columnsOf(tx, Article, "a")} from articles a where a.id = $1 for no key update`,
        [articleId],
      )
    : [];
  return article ?? null;
}

/** Its newest revision. */
export async function headOf(tx: EntityManager, articleId: string): Promise<ArticleRevision | null> {
  const [head] = await tx.query<ArticleRevision[]>(
    `select ${columnsOf(tx, ArticleRevision, "r")} from article_revisions r
     where r.article_id = $1 order by r.number desc limit 1`,
    [articleId],
  );
  return head ?? null;
}

export type LoadedRevision = { ok: true; article: Article; revision: ArticleRevision } | Refused;

/** A revision with its article, locked. Only the newest one moves on: an older one was overtaken by somebody's edit. */
export async function loadRevision(
  tx: EntityManager,
  actor: Actor,
  revisionId: string,
): Promise<LoadedRevision> {
  const refusal = refuseDesk(actor);
  if (refusal !== null) {
    return refusal;
  }
  const unknown = refused("NOT_FOUND", "There is no such revision.", ["revisionId"]);
  const [found] = isId(revisionId)
    ? await tx.query<{ articleId: string }[]>(
        `select article_id as "articleId" from article_revisions where id = $1`,
        [revisionId],
      )
    : [];
  const article = found === undefined ? null : await lockArticle(tx, found.articleId);
  const revision = article === null ? null : await headOf(tx, article.id);
  if (article === null || revision === null) {
    return unknown;
  }
  if (revision.id !== revisionId) {
    return refused("CONFLICT", "There is a newer revision of this article. Look at that one.", [
      "revisionId",
    ]);
  }
  return { ok: true, article, revision };
}
