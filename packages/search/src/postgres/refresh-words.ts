import type { DataSource, EntityManager } from "typeorm";

/** Any number that nothing else in the database locks. */
const REFRESH_LOCK = 7_301_847;

/** Counted again by itself once this many times the counted articles are there: a new knowledge base must not wait for the schedule. */
const GROWTH = 1.2;
/** From here on what was counted tells rare words from common ones well enough until the schedule counts again. */
const ENOUGH_ARTICLES = 5_000;

/**
 * Counts again in how many articles each lexeme is, on which the weight of a word in a query rests, and vacuums the postings, so that
 * searches read their index alone. Searches go on meanwhile; articles are found before they are counted. Where somebody else is
 * counting already, it is left to them.
 */
export async function refreshWords(db: DataSource): Promise<void> {
  const runner = db.createQueryRunner();
  try {
    const [lock] = await runner.manager.query<{ mine: boolean }[]>(
      "select pg_try_advisory_lock($1) as mine",
      [REFRESH_LOCK],
    );
    if (lock?.mine !== true) return;
    try {
      await countLexemes(runner.manager);
    } finally {
      await runner.query("select pg_advisory_unlock($1)", [REFRESH_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

export async function refreshWordsWhenGrown(db: DataSource): Promise<void> {
  const [now] = await db.query<{ grown: boolean }[]>(
    `select case when articles < $1 then (select count(*) from article_search) > articles * $2::float8 else false end as grown
     from search_state`,
    [ENOUGH_ARTICLES, GROWTH],
  );
  if (now?.grown === true) await refreshWords(db);
}

async function countLexemes(tx: EntityManager): Promise<void> {
  // It may take longer than what a request is given.
  await tx.query("set statement_timeout = 0");
  try {
    await tx.query(
      `with counted as (select lexeme_no, count(*)::int as articles from article_postings group by lexeme_no)
       update search_lexemes x set articles = coalesce(c.articles, 0)
       from search_lexemes y left join counted c on c.lexeme_no = y.no
       where x.no = y.no and x.articles <> coalesce(c.articles, 0)`,
    );
    await tx.query(
      "update search_state set articles = (select count(*) from article_search), refreshed_at = now()",
    );
    await tx.query("vacuum (analyze) article_postings");
    await tx.query("analyze article_search, article_sections, search_lexemes, search_words");
  } finally {
    await tx.query("reset statement_timeout");
  }
}
