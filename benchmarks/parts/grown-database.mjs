import process from "node:process";
import { writeArticles } from "./write-articles.mjs";

const CATEGORIES = 40;
const BATCH = 1_000;

/** A database that grows: every article is in one of forty categories and is put into `index`. Answers with what grows it to a size. */
export async function growingDatabase(db, grower, index) {
  const rows = await db.query(
    `insert into categories (slug, title, audience, position)
     select 'topic-' || n, 'Topic ' || n, 'public', n from generate_series(1, $1::int) n returning id`,
    [CATEGORIES],
  );
  let written = 0;
  /** Seconds that writing and indexing took; `onBatch` is given the articles and their ids. */
  return async (size, onBatch = () => undefined) => {
    const start = performance.now();
    while (written < size) {
      const articles = Array.from({ length: Math.min(BATCH, size - written) }, (_, place) => ({
        ...grower.article(),
        categoryId: rows[(written + place) % CATEGORIES].id,
      }));
      const ids = await writeArticles(db, articles);
      await index.putMany(ids);
      await onBatch(articles, ids);
      written += articles.length;
      if (process.stderr.isTTY) process.stderr.write(`\r${written} of ${size} articles `);
    }
    const seconds = (performance.now() - start) / 1_000;
    await index.refreshWords();
    // What the server would do by itself within minutes, and in the middle of the measuring.
    await db.query("vacuum (analyze)");
    return seconds;
  };
}
