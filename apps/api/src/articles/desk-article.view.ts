import {
  findDeskArticle,
  policyViewer,
  revisionAccess,
  type Actor,
  type Article as ArticleRow,
  type ArticleRevision as RevisionRow,
} from "@recourse/core";
import {
  mayApproveRevision,
  mayArchive,
  mayPublish,
  maySaveDraft,
  maySubmitForReview,
} from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import type { ArticleRevision, DeskArticle, DeskArticlePermissions } from "./desk-article.type.js";

export function deskArticleView(row: ArticleRow): DeskArticle {
  return { typeName: "DeskArticle", id: globalId("DeskArticle", row.id), row, slug: row.slug };
}

/** Revisions are written by staff, or imported. */
export function revisionView(row: RevisionRow): ArticleRevision {
  const { number, state, title, summary, body, reason, createdAt, publishedAt } = row;
  const { productAreas, protocols, platforms } = row;
  return {
    id: globalId("ArticleRevision", row.id),
    by: { personId: row.authorId, staff: true },
    number,
    state,
    title,
    summary,
    subjects: { platforms },
    productAreas,
    protocols,
    bodyMarkdown: body,
    reason,
    createdAt,
    publishedAt,
  };
}

export async function loadDeskArticle(
  id: string,
  { deps, actor }: RequestContext,
): Promise<DeskArticle | null> {
  const row = await findDeskArticle(deps.db, actor, id);
  return row === null ? null : deskArticleView(row);
}

/** The newest revision moves on; what is archived is the one that readers see. */
export function deskArticlePermissions(
  actor: Actor,
  article: ArticleRow,
  head: RevisionRow,
  published: RevisionRow | null,
): DeskArticlePermissions {
  const viewer = policyViewer(actor);
  return {
    article,
    saveDraft: maySaveDraft(viewer),
    submitForReview: maySubmitForReview(viewer, revisionAccess(head)),
    approve: mayApproveRevision(viewer, revisionAccess(head)),
    publish: mayPublish(viewer, revisionAccess(head)),
    archive: mayArchive(viewer, revisionAccess(published ?? head)),
  };
}
