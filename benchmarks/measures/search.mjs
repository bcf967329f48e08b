import process from "node:process";
import { createPostgresArticleIndex } from "@recourse/search";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { articleGrower } from "../parts/grown-articles.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";
import { writeArticles } from "../parts/write-articles.mjs";

const AT_ONCE = 16;
const QUERIES = 2_000;
const WARM_UP = 200;

/** `--sizes 1000,10000` measures only these. */
export async function measure(args) {
  const given = args.indexOf("--sizes");
  const sizes = (given < 0 ? "1000,10000,100000" : (args[given + 1] ?? "")).split(",").map(Number);
  const grower = articleGrower();
  const queries = Array.from({ length: QUERIES + WARM_UP }, () => grower.query());
  return withBenchDatabase(async (db) => {
    const index = createPostgresArticleIndex({ db });
    const search = (query) => index.search({ query, viewer: "customers", first: 10, offset: 0 });
    const rows = [];
    let written = 0;
    for (const size of sizes) {
      const indexing = performance.now();
      for (; written < size; written += 1_000) {
        const articles = Array.from({ length: Math.min(1_000, size - written) }, () => grower.article());
        await index.putMany(await writeArticles(db, articles));
        if (process.stderr.isTTY) process.stderr.write(`\r${written} of ${size} articles`);
      }
      const indexed = (performance.now() - indexing) / 1_000;
      await index.refreshWords();
      await timeEach(queries.slice(0, WARM_UP), AT_ONCE, search);
      const alone = await timeEach(queries.slice(WARM_UP, WARM_UP + 500), 1, search);
      const start = performance.now();
      const together = await timeEach(queries.slice(WARM_UP), AT_ONCE, search);
      const rate = QUERIES / ((performance.now() - start) / 1_000);
      const ms = (value) => value.toFixed(1);
      rows.push([
        size.toLocaleString("en-US"),
        ms(percentile(alone, 0.5)),
        ms(percentile(alone, 0.95)),
        ms(percentile(together, 0.5)),
        ms(percentile(together, 0.95)),
        ms(Math.max(...together)),
        rate.toFixed(0),
        indexed.toFixed(0),
      ]);
    }
    return {
      title: "the article index on PostgreSQL, words and questions, ms",
      columns: ["articles", "alone p50", "alone p95", "16 at once p50", "p95", "slowest", "searches/s", "writing and indexing, s"],
      rows,
      notes: [
        "Each article has five sections and about 3,000 characters, made from the support articles of the shared corpus; one of two queries has 2 to 4 words, the other 11 to 14; one of ten has a typing error. Searcher, index and PostgreSQL share the machine. Every page has 10 hits with their passages, a count and facets.",
        "To reach: p95 ≤ 50 ms at 10,000 articles with 16 at once; at 100,000 at most three times that.",
      ],
      postgres: await postgresVersion(db),
    };
  });
}
