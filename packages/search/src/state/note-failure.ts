import type { DataSource } from "typeorm";

export type IndexName = "postgresql" | "meilisearch" | "meilisearch_new";

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 3_600;

/** Remembers why an article could not be written, and holds its changes back for a while that doubles each time. */
export async function noteFailure(
  db: DataSource,
  index: IndexName,
  articleId: string,
  error: unknown,
): Promise<void> {
  await db.query(
    `with failed as (
       insert into indexed_articles (index_id, article_id, attempts, last_error, failed_at)
       select i.id, a.id, 1, $3, now() from search_indexes i, articles a where i.name = $1 and a.id = $2
       on conflict (index_id, article_id) do update
         set attempts = indexed_articles.attempts + 1, last_error = excluded.last_error, failed_at = excluded.failed_at
       returning index_id, article_id, attempts
     )
     update search_changes c
     set not_before = now() + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}, ${FIRST_PAUSE_SECONDS} * power(2, least(f.attempts, 20) - 1)))
     from failed f where (c.index_id, c.article_id) = (f.index_id, f.article_id)`,
    [index, articleId, reasonOf(error)],
  );
}

export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
