import { createPostgresArticleIndex } from "@recourse/search";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { articleGrower } from "../parts/grown-articles.mjs";
import { growingDatabase } from "../parts/grown-database.mjs";
import { countAnswered } from "../parts/count-answered.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";
import { withApi } from "../parts/running-api.mjs";

const TYPISTS = [1, 4, 16];
const ASKED = 2_000;
const WARM_UP = 300;

/** As the portal asks while somebody types (apps/portal/app/routes/search_.suggestions.ts). */
const SUGGESTIONS = `query Suggestions($query: String!) {
  articleSearch(query: $query, first: 6) { hits { section anchor article { slug title } } }
}`;

/** What a search box asks for at every pause of somebody who types. `--articles 1000` measures with that many instead of 10,000. */
export async function measure(args) {
  const given = args.indexOf("--articles");
  const size = given < 0 ? 10_000 : Number(args[given + 1]);
  const grower = articleGrower();
  const typed = beginnings(grower, ASKED + WARM_UP);
  return withBenchDatabase(async (db, { url, folder }) => {
    const grow = await growingDatabase(db, grower, createPostgresArticleIndex({ db }));
    await grow(size);
    const rows = await withApi({ url, folder, connections: Math.max(...TYPISTS) }, async (client) => {
      const answered = countAnswered(
        async (query) => (await client.ask(SUGGESTIONS, { query })).articleSearch,
      );
      await timeEach(typed.slice(0, WARM_UP), 4, answered.search);
      const measured = [];
      for (const typists of TYPISTS) {
        const times = await timeEach(typed.slice(WARM_UP), typists, answered.search);
        const ms = (share) => percentile(times, share).toFixed(1);
        measured.push([String(typists), ms(0.5), ms(0.95), ms(0.99), Math.max(...times).toFixed(1)]);
      }
      answered.check();
      return measured;
    });
    return {
      title: `as somebody types, ${size.toLocaleString("en-US")} articles on PostgreSQL, over GraphQL, ms`,
      columns: ["asked at once", "p50", "p95", "p99", "slowest"],
      rows,
      notes: [
        "What is asked is the beginning of a query, from its second letter on, wherever somebody may pause; the last word is not typed to its end. Client, API and PostgreSQL share the machine. Half of the articles are public and searched.",
        "To reach: p95 ≤ 50 ms on the server at 10,000 articles.",
      ],
      postgres: await postgresVersion(db),
    };
  });
}

/** What stands in the box at the pauses of people who type: two or three beginnings of each query. */
function beginnings(grower, count) {
  const typed = [];
  while (typed.length < count) {
    const query = grower.query().slice(0, 60);
    for (const share of [0.3, 0.6, 0.9]) {
      const text = query.slice(0, Math.max(2, Math.round(query.length * share))).trim();
      if (text.length >= 2) typed.push(text);
    }
  }
  return typed.slice(0, count);
}
