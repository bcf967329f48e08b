import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { SearchAdapter } from "../ports.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { refuseReadingIndex } from "./tend-search-index.js";

export type RetrySearchIndexResult = { ok: true; articles: number } | Refused;

/** What failed is tried again at once instead of at its time. Answers with how many articles that is. */
export async function retrySearchIndex(
  deps: CoreDeps,
  actor: Actor,
  { adapter }: { adapter: SearchAdapter },
): Promise<RetrySearchIndexResult> {
  const refusal = refuseReadingIndex(actor);
  if (refusal !== null) return refusal;
  const at = deps.clock.now();
  return transact<RetrySearchIndexResult>(deps.db, async (tx) => {
    const [index] = await tx.query<{ id: number }[]>("select id from search_indexes where name = $1", [
      adapter,
    ]);
    if (index === undefined) return refused("NOT_FOUND", "There is no such search index here.", ["adapter"]);
    const [held] = await tx.query<[{ articles: number }]>(
      `with freed as (
         update search_changes set not_before = null where index_id = $1 and not_before is not null returning article_id)
       select count(distinct article_id) as articles from freed`,
      [index.id],
    );
    await writeAudit(tx, {
      at,
      actor,
      action: "search_index.retried",
      subjectType: "search_index",
      subjectId: adapter,
      data: { articles: held.articles },
    });
    return { ok: true, articles: held.articles };
  });
}
