import {
  createIndexKeeper,
  createMeilisearchArticleIndex,
  createPostgresArticleIndex,
  openSearchServer,
} from "@recourse/search";
import { NO_MEILISEARCH, startMeilisearch } from "@recourse/testing";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { judgedDocuments, judgedQueries } from "../parts/judged-queries.mjs";
import { writeArticles } from "../parts/write-articles.mjs";

/** Half of the questions were looked at while ranking was chosen, the other half only measured; paraphrases of one question stay together. */
const half = ({ id }) => (Number(id.slice(1).split("-")[0]) % 4 < 2 ? "tuned on" : "held out");

/** On both adapters: Meilisearch where MEILI_URL names one or a `meilisearch` program is on the PATH. */
export async function measure() {
  const documents = judgedDocuments();
  const queries = judgedQueries();
  const meilisearch = await startMeilisearch();
  try {
    return await withBenchDatabase(async (db) => {
      const postgres = createPostgresArticleIndex({ db });
      const ids = await writeArticles(
        db,
        documents.map(({ id, title, body }) => ({
          title: title.slice(0, 300) || id,
          summary: "",
          body,
          audience: "public",
          categoryId: null,
        })),
      );
      await postgres.putMany(ids);
      await postgres.refreshWords();
      const articleOf = new Map(documents.map(({ id }, place) => [id, ids[place]]));
      const rows = await judge("PostgreSQL", postgres, queries, articleOf);
      if (meilisearch !== null) {
        const server = openSearchServer({ url: meilisearch.url, key: meilisearch.key });
        await fill(createIndexKeeper({ db, server, postgres }));
        const index = createMeilisearchArticleIndex({ db, server, postgres });
        rows.push(...(await judge(`Meilisearch ${meilisearch.version}`, index, queries, articleOf)));
      }
      return {
        title: `${documents.length} documents, ${queries.length} human questions with one answer each (judged/help-questions)`,
        columns: ["index", "questions", "number", "nDCG@10", "MRR@10", "recall@20", "without a hit"],
        rows,
        notes: [
          "To reach: nDCG@10 ≥ 0.80 on PostgreSQL and ≥ 0.78 on Meilisearch, at most 1 % without a hit. BM25 over title and body, on all 1,249 questions: nDCG@10 0.772, MRR@10 0.720.",
          ...(meilisearch === null ? [`Not measured on Meilisearch: ${NO_MEILISEARCH}.`] : []),
        ],
        postgres: await postgresVersion(db),
      };
    });
  } finally {
    await meilisearch?.stop();
  }
}

async function fill(keeper) {
  for (;;) {
    const round = await keeper.keepServer();
    if (round === "idle") return;
    if (round === "failed") throw new Error("Meilisearch could not be filled.");
  }
}

async function judge(name, index, queries, articleOf) {
  const judged = [];
  for (const query of queries) {
    const { hits } = await index.search({ query: query.text, viewer: "public", first: 20, offset: 0 });
    const place = hits.findIndex(({ articleId }) => articleId === articleOf.get(query.relevant));
    judged.push({ half: half(query), place, found: hits.length > 0 });
  }
  return ["all", "tuned on", "held out"].map((part) => [
    name,
    ...row(
      part,
      judged.filter((each) => part === "all" || each.half === part),
    ),
  ]);
}

function row(name, judged) {
  const mean = (value) => judged.reduce((sum, each) => sum + value(each), 0) / judged.length;
  const within = (place, limit) => place >= 0 && place < limit;
  return [
    name,
    String(judged.length),
    mean(({ place }) => (within(place, 10) ? 1 / Math.log2(place + 2) : 0)).toFixed(4),
    mean(({ place }) => (within(place, 10) ? 1 / (place + 1) : 0)).toFixed(4),
    mean(({ place }) => (within(place, 20) ? 1 : 0)).toFixed(4),
    `${(100 * mean(({ found }) => (found ? 0 : 1))).toFixed(1)} %`,
  ];
}
