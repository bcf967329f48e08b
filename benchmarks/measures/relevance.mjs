import { createPostgresArticleIndex } from "@recourse/search";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { judgedDocuments, judgedQueries } from "../parts/judged-queries.mjs";
import { writeArticles } from "../parts/write-articles.mjs";

/** Half of the questions were looked at while ranking was chosen, the other half only measured; paraphrases of one question stay together. */
const half = ({ id }) => (Number(id.slice(1).split("-")[0]) % 4 < 2 ? "tuned on" : "held out");

export async function measure() {
  const documents = judgedDocuments();
  const queries = judgedQueries();
  return withBenchDatabase(async (db) => {
    const index = createPostgresArticleIndex({ db });
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
    await index.putMany(ids);
    await index.refreshWords();
    const articleOf = new Map(documents.map(({ id }, place) => [id, ids[place]]));
    const judged = [];
    for (const query of queries) {
      const { hits } = await index.search({ query: query.text, viewer: "public", first: 20, offset: 0 });
      const place = hits.findIndex(({ articleId }) => articleId === articleOf.get(query.relevant));
      judged.push({ half: half(query), place, found: hits.length > 0 });
    }
    return {
      title: `${documents.length} documents, ${queries.length} human questions with one answer each (judged/help-questions)`,
      columns: ["questions", "number", "nDCG@10", "MRR@10", "recall@20", "without a hit"],
      rows: [
        row("all", judged),
        row(
          "tuned on",
          judged.filter((each) => each.half === "tuned on"),
        ),
        row(
          "held out",
          judged.filter((each) => each.half === "held out"),
        ),
      ],
      notes: [
        "To reach: nDCG@10 ≥ 0.80, at most 1 % without a hit. BM25 over title and body, on all 1,249 questions: nDCG@10 0.772, MRR@10 0.720.",
      ],
      postgres: await postgresVersion(db),
    };
  });
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
