import { randomBytes } from "node:crypto";
import process from "node:process";
import { createPostgresArticleIndex } from "@recourse/search";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { freePort, graphqlClient } from "../parts/graphql-client.mjs";
import { articleGrower } from "../parts/grown-articles.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";
import { whileRunning } from "../parts/run-program.mjs";
import { writeArticles } from "../parts/write-articles.mjs";

const AT_ONCE = 16;
const QUERIES = 2_000;
const WARM_UP = 300;

const SEARCH = `query ($query: String!) {
  articleSearch(query: $query, first: 10) {
    totalCount totalLimited correctedQuery
    facets { count category { title } }
    hits { article { slug title } section anchor titleHighlights { text match } passage { text match } }
  }
}`;

/** `--sizes 1000,10000` measures only these. */
export async function measure(args) {
  const given = args.indexOf("--sizes");
  const sizes = (given < 0 ? "1000,10000,100000" : (args[given + 1] ?? "")).split(",").map(Number);
  const grower = articleGrower();
  const queries = Array.from({ length: QUERIES + WARM_UP }, () => grower.query());
  return withBenchDatabase(async (db, { url, folder }) => {
    const index = createPostgresArticleIndex({ db });
    const rows = [];
    let written = 0;
    for (const size of sizes) {
      const start = performance.now();
      for (; written < size; written += 1_000) {
        const articles = Array.from({ length: Math.min(1_000, size - written) }, () => grower.article());
        await index.putMany(await writeArticles(db, articles));
        if (process.stderr.isTTY) process.stderr.write(`\r${written + articles.length} of ${size} articles `);
      }
      const seconds = ((performance.now() - start) / 1_000).toFixed(0);
      await index.refreshWords();
      const direct = (query) => index.search({ query, viewer: "public", first: 10, offset: 0 });
      rows.push([size.toLocaleString("en-US"), "the index", ...(await figures(queries, direct)), seconds]);
      rows.push(["", "GraphQL", ...(await overGraphql(queries, url, folder)), ""]);
    }
    return {
      title: "articles on PostgreSQL, words and questions, ms",
      columns: [
        "articles",
        "asked",
        "alone p50",
        "alone p95",
        "16 at once p50",
        "p95",
        "slowest",
        "searches/s",
        "writing and indexing, s",
      ],
      rows,
      notes: [
        "Each article has five sections and about 3,000 characters, made from the support articles of the shared corpus; half of them are public and searched. One of two queries has 2 to 4 words, the other 11 to 14; one of ten has a typing error; all differ. Searcher, API and PostgreSQL share the machine. Every page has 10 hits with highlights and passages, a count and facets.",
        "To reach over GraphQL: p95 ≤ 50 ms at 10,000 articles with 16 at once; at 100,000 at most three times that.",
      ],
      postgres: await postgresVersion(db),
    };
  });
}

async function overGraphql(queries, url, folder) {
  const port = await freePort();
  const env = {
    DATABASE_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    RECOURSE_SECRET: randomBytes(32).toString("hex"),
    FILES_DIR: `${folder ?? ".recourse"}/bench-files`,
    LOG_LEVEL: "warn",
  };
  return whileRunning("apps/api/dist/main.js", env, async () => {
    const client = graphqlClient(port, AT_ONCE);
    try {
      await client.waitUntilReady();
      return await figures(queries, (query) => client.ask(SEARCH, { query }));
    } finally {
      client.close();
    }
  });
}

async function figures(queries, search) {
  await timeEach(queries.slice(0, WARM_UP), AT_ONCE, search);
  const alone = await timeEach(queries.slice(WARM_UP, WARM_UP + 500), 1, search);
  const start = performance.now();
  const together = await timeEach(queries.slice(WARM_UP), AT_ONCE, search);
  const rate = QUERIES / ((performance.now() - start) / 1_000);
  const ms = (value) => value.toFixed(1);
  return [
    ms(percentile(alone, 0.5)),
    ms(percentile(alone, 0.95)),
    ms(percentile(together, 0.5)),
    ms(percentile(together, 0.95)),
    ms(Math.max(...together)),
    rate.toFixed(0),
  ];
}
