import {
  articleLife,
  findDeskArticle,
  policyViewer,
  revisionAccess,
  type Actor,
  type Article as ArticleRow,
  type ArticleRevision as RevisionRow,
  type ArticleSchedule as ScheduleRow,
  type RevisionResult,
  type ScheduleResult,
} from "@recourse/core";
import {
  mayApproveRevision,
  mayArchive,
  mayChangeSlug,
  mayPublish,
  maySaveDraft,
  maySchedulePublication,
  mayScheduleUnpublication,
  maySendBack,
  maySubmitForReview,
  mayTakeOverSlug,
  mayUnarchive,
  mayWithdraw,
  nextScheduleState,
} from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import type {
  ArticleRevision,
  DeskArticle,
  DeskArticlePayload,
  DeskArticlePermissions,
} from "./desk-article.type.js";

export function deskArticleView(row: ArticleRow): DeskArticle {
  const { id, slug, archivedAt } = row;
  return { typeName: "DeskArticle", id: globalId("DeskArticle", id), row, slug, archivedAt };
}

export function deskArticlePayload(result: RevisionResult | ScheduleResult): DeskArticlePayload {
  return { article: result.ok ? deskArticleView(result.article) : null, userErrors: userErrorsOf(result) };
}

/** Revisions are written by staff, or imported. */
export function revisionView(row: RevisionRow): ArticleRevision {
  const { number, state, title, summary, body, reason, approvalWaiver, createdAt, publishedAt } = row;
  const { productAreas, protocols, platforms } = row;
  return {
    id: globalId("ArticleRevision", row.id),
    by: { personId: row.authorId, staff: true },
    row,
    number,
    state,
    title,
    summary,
    subjects: { platforms },
    productAreas,
    protocols,
    bodyMarkdown: body,
    reason,
    approvalWaiver: approvalWaiver === "" ? null : approvalWaiver,
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

/** What of an article its permissions follow from. */
interface ArticleNow {
  article: ArticleRow;
  head: RevisionRow;
  published: RevisionRow | null;
  schedules: readonly ScheduleRow[];
}

/** The newest revision moves on; what is archived is the one that readers see. */
export function deskArticlePermissions(
  actor: Actor,
  { article, head, published, schedules }: ArticleNow,
): DeskArticlePermissions {
  const viewer = policyViewer(actor);
  const newest = revisionAccess(head);
  const life = articleLife(article);
  const publicationScheduled = schedules.some(
    ({ kind, state }) => kind === "publish" && nextScheduleState(state, "run") !== null,
  );
  return {
    article,
    saveDraft: maySaveDraft(viewer),
    submitForReview: maySubmitForReview(viewer, newest),
    withdraw: mayWithdraw(viewer, newest),
    sendBack: maySendBack(viewer, newest),
    approve: mayApproveRevision(viewer, newest),
    publish: mayPublish(viewer, newest),
    archive: mayArchive(viewer, revisionAccess(published ?? head)),
    schedulePublication: maySchedulePublication(viewer, newest),
    scheduleUnpublication: mayScheduleUnpublication(viewer, { ...life, publicationScheduled }),
    unarchive: mayUnarchive(viewer, life, newest),
    changeSlug: mayChangeSlug(viewer, life),
    takeOverSlug: mayTakeOverSlug(viewer),
  };
}
