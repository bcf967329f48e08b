import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createPostgresArticleIndex } from "@recourse/search";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { runProgram, whileRunning } from "../parts/run-program.mjs";
import { inSharedFolder } from "../parts/shared-folder.mjs";

const PICTURE = /\.(?:png|jpe?g|gif)$/i;
const FOLDERS = ["officedocs-support", "auth0-docs"];

export async function measure() {
  const folders = FOLDERS.map((name) => inSharedFolder("corpus", name));
  return withBenchDatabase(async (db, { url, folder }) => {
    const env = {
      DATABASE_URL: url,
      FILES_DIR: join(folder ?? ".recourse", "bench-files"),
      POLICY_FILE: "policy/support-policy.yaml",
      LOG_LEVEL: "warn",
    };
    const rows = [];
    const work = await mkdtemp(join(tmpdir(), "recourse-bench-"));
    try {
      // Drawing its pictures anew is a third of the time of a folder that has many.
      const texts = join(work, `${FOLDERS[0]} without its pictures`);
      await cp(folders[0], texts, { recursive: true, filter: (file) => !PICTURE.test(file) });
      rows.push(await importRow(texts, "first time", env));
      await db.query("truncate articles, categories cascade");
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    for (const path of folders) {
      rows.push(await importRow(path, "first time", env));
      rows.push([...(await importRow(path, "again", env))]);
    }
    const [{ articles }] = await db.query("select count(*)::int as articles from articles");
    const seconds = await whileRunning("apps/worker/dist/main.js", { env }, () => caughtUp(db));
    const [{ indexed }] = await db.query("select count(*)::int as indexed from article_search");
    rows.push([
      "the worker indexes them",
      String(articles),
      String(indexed),
      "",
      "",
      "",
      "",
      seconds.toFixed(1),
      rate(indexed, seconds),
    ]);
    rows.push(await searchRow(db));
    return {
      title: "the shared corpus through `recourse import`, then through the worker into the index",
      columns: [
        "what",
        "found",
        "imported or indexed",
        "unchanged",
        "skipped",
        "images",
        "links",
        "seconds",
        "articles/s",
      ],
      rows,
      notes: [
        "Seconds are the whole command's or the worker's, with their start; articles/s of an import are the importer's own time. To reach: ≥ 500 articles/s into the database; the index caught up within 60 s per 10,000 articles, which is 167 a second.",
      ],
      postgres: await postgresVersion(db),
    };
  });
}

async function importRow(path, what, env) {
  const start = performance.now();
  const report = JSON.parse(
    await runProgram("apps/cli/dist/main.js", ["import", path, "--audience", "public", "--json"], env),
  );
  const seconds = (performance.now() - start) / 1_000;
  const { found, imported, updated, unchanged, skipped, images, links, milliseconds } = report;
  if (found !== imported + updated + unchanged + skipped.length)
    throw new Error(`${path}: the reconciliation does not add up`);
  const name = path.split(/[/\\]/).at(-1);
  return [
    `${name}, ${what}`,
    String(found),
    String(imported + updated),
    String(unchanged),
    String(skipped.length),
    `${images.taken} + ${images.skipped.length} left out`,
    `${links.rewritten} + ${links.unresolved} to text`,
    seconds.toFixed(1),
    rate(imported + updated + unchanged, milliseconds / 1_000),
  ];
}

/** Seconds until no article waits to be indexed. */
async function caughtUp(db) {
  const start = performance.now();
  for (;;) {
    const [{ waiting }] = await db.query(
      "select count(*)::int as waiting from graphile_worker.jobs where task_identifier like 'index-article%'",
    );
    if (waiting === 0) return (performance.now() - start) / 1_000;
    await setTimeout(100);
  }
}

async function searchRow(db) {
  const index = createPostgresArticleIndex({ db });
  await index.refreshWords();
  const times = [];
  for (const query of [
    "outlook cannot connect",
    "reset mfa",
    "sharepoint permission error when sharing",
    "teams meeting audio",
    "api access token",
  ]) {
    for (let time = 0; time < 20; time += 1) {
      const start = performance.now();
      await index.search({ query, viewer: "public", first: 10, offset: 0 });
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const ms = (share) => `${times[Math.floor(times.length * share)].toFixed(1)} ms`;
  return ["searches one at a time", "", "", "", "", "", "", `p50 ${ms(0.5)}`, `p95 ${ms(0.95)}`];
}

function rate(number, seconds) {
  return (number / seconds).toFixed(0);
}
