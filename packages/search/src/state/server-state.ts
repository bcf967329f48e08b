import type { DataSource } from "typeorm";

/** Notes articles for the search server as if they had changed. */
export async function noteAgain(db: DataSource, articleIds: readonly string[]): Promise<void> {
  await db.query("insert into search_indexes (name) values ('meilisearch') on conflict (name) do nothing");
  await db.query(
    `insert into search_changes (index_id, article_id)
     select i.id, a.id from search_indexes i, unnest($1::uuid[]) a(id) where i.name = 'meilisearch'`,
    [articleIds],
  );
}

/** Whether the server has still to take any of these in, or all of its content. */
export async function isBehind(db: DataSource, articleIds: readonly string[]): Promise<boolean> {
  const [row] = await db.query<{ behind: boolean }[]>(
    `select not i.whole or exists (
       select from search_changes c where c.index_id = i.id and c.article_id = any($1) and c.not_before is null) as behind
     from search_indexes i where i.name = 'meilisearch'`,
    [articleIds],
  );
  return row?.behind ?? true;
}

/** Why the first of these that the server refused was refused; null where it refused none. */
export async function refusalOf(db: DataSource, articleIds: readonly string[]): Promise<string | null> {
  const [row] = await db.query<{ reason: string }[]>(
    `select x.last_error as reason from indexed_articles x join search_indexes i on i.id = x.index_id
     where i.name = 'meilisearch' and x.article_id = any($1) and x.attempts > 0 limit 1`,
    [articleIds],
  );
  return row?.reason ?? null;
}

/** What is wrong with the server itself; null where it answered the last time. */
export async function troubleOf(db: DataSource): Promise<string | null> {
  const [row] = await db.query<{ reason: string | null }[]>(
    "select last_error as reason from search_indexes where name = 'meilisearch'",
  );
  return row?.reason ?? null;
}

/** Where no search server is set up any more: changes are no longer noted for it. Set up again, it is filled from the beginning. */
export async function forgetSearchServer(db: DataSource): Promise<void> {
  await db.query("delete from search_indexes where name in ('meilisearch', 'meilisearch_new')");
  await db.query("delete from search_rebuilds where adapter = 'meilisearch' and finished_at is null");
}
