import { feedbackReasons, maskPersonalData, type FeedbackReason } from "@recourse/policy";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { articlesByIds, type VisibleArticle } from "./article.queries.js";
import { voterOf } from "./article-votes.queries.js";

export interface VoteInput {
  articleId: string;
  helpful: boolean;
  /** Why it did not help. */
  reason?: FeedbackReason | null;
  /** More about that; addresses and secrets in it are taken out. */
  words?: string | null;
}

export type VoteResult = { ok: true; article: VisibleArticle } | Refused;

/**
 * "Was this helpful?" One vote for each reader and revision; voting again replaces it, and keeps what was said before unless it is said
 * anew or the article helped after all.
 */
export async function voteOnArticle(deps: CoreDeps, actor: Actor, input: VoteInput): Promise<VoteResult> {
  const feedback = checkFeedback(input);
  if (!feedback.ok) {
    return feedback;
  }
  const at = deps.clock.now();
  const voter = voterOf(actor);
  return transact<VoteResult>(deps.db, async (tx) => {
    const [article] = await articlesByIds(tx, actor, [input.articleId]);
    if (article === undefined) {
      return refused("NOT_FOUND", "There is no such article, or you may not read it.", ["articleId"]);
    }
    if (voter === null) {
      return refused("NOT_SIGNED_IN", "Votes are counted once for each reader: allow cookies, or sign in.");
    }
    const { reason, words } = feedback;
    await tx.query(UPSERT, [
      article.id,
      article.publishedRevisionId,
      voter,
      input.helpful,
      at,
      reason,
      words,
    ]);
    return { ok: true, article };
  });
}

/** New words are to be worked on, also where older ones were. */
const UPSERT = `
  insert into article_votes as v (article_id, revision_id, voter, helpful, created_at, updated_at, reason, words, state)
  values ($1, $2, $3, $4, $5, $5, $6, $7, case when $6::text is null and $7::text is null then null else 'open' end)
  on conflict (revision_id, voter) do update set helpful = excluded.helpful, updated_at = excluded.updated_at,
    reason = case when excluded.helpful or excluded.state is not null then excluded.reason else v.reason end,
    words = case when excluded.helpful or excluded.state is not null then excluded.words else v.words end,
    state = case when excluded.helpful or excluded.state is not null then excluded.state else v.state end,
    handled_by = case when excluded.helpful or excluded.state is not null then null else v.handled_by end,
    handled_at = case when excluded.helpful or excluded.state is not null then null else v.handled_at end`;

type CheckedFeedback = { ok: true; reason: FeedbackReason | null; words: string | null } | Refused;

function checkFeedback({ helpful, reason = null, words }: VoteInput): CheckedFeedback {
  const checked = checkText(words ?? "", { path: ["words"], name: "What you write", max: 1_000, min: 0 });
  if (!checked.ok) {
    return checked;
  }
  if (helpful && (reason !== null || checked.text !== "")) {
    return refused("INVALID", "A reason says why an article did not help.", ["reason"]);
  }
  if (reason !== null && !feedbackReasons.includes(reason)) {
    return refused("INVALID", "This is none of the reasons to choose from.", ["reason"]);
  }
  // What is put in the place of a secret may be longer than it.
  const masked = maskPersonalData(checked.text).slice(0, 1_000);
  return { ok: true, reason, words: masked === "" ? null : masked };
}
