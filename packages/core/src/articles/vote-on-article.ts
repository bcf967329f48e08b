import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { articlesByIds, type VisibleArticle } from "./article.queries.js";
import { voterOf } from "./article-votes.queries.js";

export interface VoteInput {
  articleId: string;
  helpful: boolean;
}

export type VoteResult = { ok: true; article: VisibleArticle } | Refused;

/** "Was this helpful?" One vote for each reader and revision; voting again replaces it. */
export async function voteOnArticle(deps: CoreDeps, actor: Actor, input: VoteInput): Promise<VoteResult> {
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
    await tx.query(
      `insert into article_votes (article_id, revision_id, voter, helpful, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (revision_id, voter) do update set helpful = excluded.helpful, updated_at = excluded.updated_at`,
      [article.id, article.publishedRevisionId, voter, input.helpful, at],
    );
    return { ok: true, article };
  });
}
