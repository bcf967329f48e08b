import {
  createIndexKeeper,
  createMeilisearchArticleIndex,
  createPostgresArticleIndex,
  openSearchServer,
} from "@recourse/search";
import { NO_MEILISEARCH, startMeilisearch } from "@recourse/testing";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { articleGrower } from "../parts/grown-articles.mjs";
import { growingDatabase } from "../parts/grown-database.mjs";
import { countAnswered } from "../parts/count-answered.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";
import { plainMeilisearch } from "../parts/plain-meilisearch.mjs";
import { withApi } from "../parts/running-api.mjs";

const AT_ONCE = 16;
const QUERIES = 2_000;
const WARM_UP = 2_000;

const SEARCH = `query ($query: String!) {
  articleSearch(query: $query, first: 10) {
    totalCount totalLimited correctedQuery degraded
    facets { count category { title } }
    hits { article { slug title } section anchor titleHighlights { text match } passage { text match } }
  }
}`;

/** `--sizes 1000,10000` measures only these. Meilisearch is measured where there is one. */
export async function measure(args) {
  const given = args.indexOf("--sizes");
  const sizes = (given < 0 ? "1000,10000,100000" : (args[given + 1] ?? "")).split(",").map(Number);
  const grower = articleGrower();
  const queries = Array.from({ length: QUERIES + WARM_UP }, () => grower.query());
  const server = await startMeilisearch();
  try {
    return await withBenchDatabase(async (db, { url, folder }) => {
      const searchServer = server === null ? null : { url: server.url, key: server.key };
      const postgres = createPostgresArticleIndex({ db });
      const meilisearch = searchServer === null ? null : followedMeilisearch(db, searchServer, postgres);
      const plain = searchServer === null ? null : await plainMeilisearch(searchServer, AT_ONCE);
      const grow = await growingDatabase(db, grower, postgres);
      const table = [];
      for (const size of sizes) {
        const seconds = await grow(size, async (articles, ids) => {
          await meilisearch?.follow();
          await plain?.add(articles, ids);
        });
        const add = async (what, search) =>
          table.push({ size, what, ...(await figures(queries, search)), seconds });
        const over = (client) => async (query) => {
          const { articleSearch } = await client.ask(SEARCH, { query });
          if (articleSearch.degraded) throw new Error(`Degraded: ${query}`);
          return articleSearch;
        };
        const request = { viewer: "public", first: 10, offset: 0 };
        await add("PostgreSQL: the index", (query) => postgres.search({ ...request, query }));
        const api = { url, folder, connections: AT_ONCE };
        await withApi(api, (client) => add("PostgreSQL: GraphQL", over(client)));
        if (meilisearch === null) continue;
        await add("Meilisearch: called directly", plain.search);
        await add("Meilisearch: the index", (query) => meilisearch.index.search({ ...request, query }));
        await withApi({ ...api, searchServer }, (client) => add("Meilisearch: GraphQL", over(client)));
      }
      await plain?.remove();
      return report(table, { server, postgres: await postgresVersion(db) });
    });
  } finally {
    await server?.stop();
  }
}

/** The product's index on Meilisearch, without PostgreSQL behind it, and what brings it in line with the articles as the worker does. */
function followedMeilisearch(db, searchServer, postgres) {
  const server = openSearchServer(searchServer);
  const keeper = createIndexKeeper({ db, server, postgres });
  return {
    index: createMeilisearchArticleIndex({ db, server, postgres }),
    async follow() {
      for (let round = "worked"; round !== "idle";) {
        round = await keeper.keepServer();
        if (round === "failed") throw new Error("Meilisearch could not be written to.");
      }
    },
  };
}

async function figures(queries, ask) {
  const answered = countAnswered(ask);
  const { search } = answered;
  await timeEach(queries.slice(0, WARM_UP), AT_ONCE, search);
  const alone = await timeEach(queries.slice(WARM_UP, WARM_UP + 500), 1, search);
  const start = performance.now();
  const together = await timeEach(queries.slice(WARM_UP), AT_ONCE, search);
  answered.check();
  return { alone, together, rate: QUERIES / ((performance.now() - start) / 1_000) };
}

function report(table, { server, postgres }) {
  const ms = (value) => value.toFixed(1);
  return {
    title: "articles, words and questions, ms",
    columns: [
      "articles",
      "asked",
      "alone p50",
      "alone p95",
      "16 at once p50",
      "p95",
      "slowest",
      "searches/s",
      "written and indexed in, s",
    ],
    rows: table.map(({ size, what, alone, together, rate, seconds }, place) => {
      const isFirst = table[place - 1]?.size !== size;
      return [
        isFirst ? size.toLocaleString("en-US") : "",
        what,
        ...[
          percentile(alone, 0.5),
          percentile(alone, 0.95),
          percentile(together, 0.5),
          percentile(together, 0.95),
        ].map(ms),
        ms(Math.max(...together)),
        rate.toFixed(0),
        isFirst ? seconds.toFixed(0) : "",
      ];
    }),
    notes: [
      ...ratios(table),
      "Each article is in one of 40 categories, has five sections and about 3,000 characters, made from the support articles of the shared corpus; half of them are public and searched. One of two queries has 2 to 4 words, the other 11 to 14; one of ten has a typing error; all differ. Searcher, API, PostgreSQL and Meilisearch share the machine. Every page has 10 hits with highlights and passages, a count and facets.",
      "To reach over GraphQL with 16 at once: on PostgreSQL p95 ≤ 50 ms at 10,000 articles, and at 100,000 at most three times that; on Meilisearch p95 at most 1.3 times that of Meilisearch called directly.",
      server === null ? `There was ${NO_MEILISEARCH}.` : `Meilisearch ${server.version}.`,
    ],
    postgres,
  };
}

/** What is to be reached as a ratio of two figures of this run. */
function ratios(table) {
  const p95 = (size, what) => {
    const row = table.find((each) => each.size === size && each.what === what);
    return row === undefined ? null : percentile(row.together, 0.95);
  };
  const ratio = (name, one, other) =>
    one === null || other === null ? [] : [`${name}: ${(one / other).toFixed(2)}.`];
  const sizes = [...new Set(table.map(({ size }) => size))];
  return [
    ...["PostgreSQL: GraphQL", "Meilisearch: GraphQL"].flatMap((what) =>
      ratio(
        `${what}, p95 at 100,000 articles as a multiple of that at 10,000`,
        p95(100_000, what),
        p95(10_000, what),
      ),
    ),
    ...sizes.flatMap((size) =>
      ratio(
        `Meilisearch, p95 over GraphQL at ${size.toLocaleString("en-US")} articles as a multiple of Meilisearch called directly`,
        p95(size, "Meilisearch: GraphQL"),
        p95(size, "Meilisearch: called directly"),
      ),
    ),
  ];
}
