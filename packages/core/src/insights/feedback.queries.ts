import type { FeedbackReason } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { refuseInsights } from "./refuse-insights.js";

type Db = DataSource | EntityManager;

export type FeedbackState = "open" | "handled";

/** A vote that says why, or more. Who it was is not told. */
export interface Feedback {
  id: string;
  articleId: string;
  revisionId: string;
  reason: FeedbackReason | null;
  words: string | null;
  state: FeedbackState;
  handledBy: string | null;
  handledAt: Date | null;
  updatedAt: Date;
}

export const FEEDBACK_COLUMNS = `v.id, v.article_id as "articleId", v.revision_id as "revisionId", v.reason, v.words, v.state,
  v.handled_by as "handledBy", v.handled_at as "handledAt", v.updated_at as "updatedAt"`;

/** Where a list of feedback goes on: behind this one. */
export type FeedbackPosition = Pick<Feedback, "updatedAt" | "id">;

/** What readers said about an article, the newest first. Staff alone; others get an empty page. */
export async function listFeedback(
  db: Db,
  actor: Actor,
  request: {
    articleId: string;
    state?: FeedbackState | null;
    first: number;
    after?: FeedbackPosition | null;
  },
): Promise<Page<Feedback>> {
  const { articleId, state = null, first, after } = request;
  if (refuseInsights(actor) !== null || !isId(articleId)) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<Feedback[]>(
    `select ${FEEDBACK_COLUMNS} from article_votes v
     where v.article_id = $1 and v.state is not null and ($2::text is null or v.state = $2)
       and ($3::timestamptz is null or (v.updated_at, v.id) < ($3, $4::uuid))
     order by v.updated_at desc, v.id desc limit $5`,
    [articleId, state, after?.updatedAt ?? null, after?.id ?? null, first + 1],
  );
  return pageOf(rows, first);
}

/** How much feedback waits, by article. For articles that the viewer came to on the desk: asks nothing. */
export async function openFeedbackCounts(
  db: Db,
  articleIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.query<{ articleId: string; count: number }[]>(
    `select article_id as "articleId", count(*) from article_votes
     where article_id = any($1) and state = 'open' group by article_id`,
    [articleIds],
  );
  return new Map(rows.map(({ articleId, count }) => [articleId, count]));
}
