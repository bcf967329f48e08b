import { mayPublish, nextRevisionState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { enqueue } from "../jobs.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { setFileUses } from "./files/file.queries.js";
import { revisionAccess } from "./load-revision.js";
import { preflightCheck } from "./preflight/preflight-check.js";
import { moveRevision, type RevisionMove, type RevisionResult } from "./move-revision.js";
import { publicationFacts } from "./publication-facts.js";
import { cancelOpenSchedules } from "./write-schedule.js";

export interface PublishRevisionInput {
  revisionId: string;
  /** A lead's reason to publish what preflight blocks; kept in the audit trail. */
  overrideReason?: string | null;
}

/** What readers see from now on; the revision they saw before is archived. */
export function publishRevision(
  deps: CoreDeps,
  actor: Actor,
  input: PublishRevisionInput,
): Promise<RevisionResult> {
  const move = publication(deps, actor, input.overrideReason ?? null);
  return moveRevision(deps, actor, input.revisionId, {
    ...move,
    after: async (tx, article, revision, at) => {
      await publish(tx, deps, article, revision, at);
      // What was to happen later has happened.
      await cancelOpenSchedules(tx, actor, { articleId: article.id, kind: "publish", at });
    },
  });
}

/** Publishing as a move of a revision, by hand or at its time. */
export function publication(
  deps: Pick<CoreDeps, "policy">,
  actor: Actor,
  overrideReason: string | null,
): RevisionMove {
  return {
    act: "publish",
    action: "article.published",
    permission: (revision) => mayPublish(policyViewer(actor), revisionAccess(revision)),
    check: preflightCheck(actor, overrideReason),
    changes: (_revision, at) => ({ publishedAt: at }),
    // An article has one published revision at a time.
    before: (tx, article) => supersedePublished(tx, article),
    after: (tx, article, revision, at) => publish(tx, deps, article, revision, at),
  };
}

async function supersedePublished(tx: EntityManager, { publishedRevisionId }: Article): Promise<void> {
  const state = nextRevisionState("published", "supersede");
  if (publishedRevisionId !== null && state !== null) {
    await tx.update(ArticleRevision, { id: publishedRevisionId }, { state });
  }
}

async function publish(
  tx: EntityManager,
  { policy }: Pick<CoreDeps, "policy">,
  article: Article,
  revision: ArticleRevision,
  at: Date,
): Promise<void> {
  const { title, summary, body, productAreas, protocols, platforms } = revision;
  await tx.update(
    Article,
    { id: article.id },
    {
      publishedRevisionId: revision.id,
      ...{ title, summary, productAreas, protocols, platforms },
      ...publicationFacts(policy, platforms, at),
      publishedAt: at,
      updatedAt: at,
      version: article.version + 1,
      audience: revision.audience ?? article.audience,
      categoryId: revision.categoryId ?? article.categoryId,
    },
  );
  await setFileUses(tx, article.id, body);
  await enqueue(
    tx,
    "index-article",
    { articleId: article.id, revisionId: revision.id },
    { jobKey: `index-article:${article.id}` },
  );
}
