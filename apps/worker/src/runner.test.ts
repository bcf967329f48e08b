import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { enqueue } from "@recourse/core";
import {
  addArticle,
  createTestDatabase,
  testDeps,
  until,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Runner } from "graphile-worker";
import type pg from "pg";
import { pino } from "pino";
import { createJobPool, startRunner } from "./runner.js";

let database: TestDatabase;
let deps: TestDeps;
let pool: pg.Pool;
const log = pino({ level: "silent" });

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  pool = createJobPool(database.url, log);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Resolves once these runners together have done that many jobs. */
function jobsDone(runners: readonly Runner[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    for (const runner of runners) {
      runner.events.on("job:success", () => {
        left -= 1;
        if (left === 0) resolve();
      });
    }
  });
}

describe("workers", () => {
  test("several take each job once, and none that was rolled back", async () => {
    const runners = [await startRunner(deps, pool, log), await startRunner(deps, pool, log)];
    const done = jobsDone(runners, 10);
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) ids.push((await addArticle(database.db)).id);
    await database.db
      .transaction(async (tx) => {
        await enqueue(tx, "index-article", {
          articleId: (await addArticle(database.db)).id,
          revisionId: null,
        });
        throw new Error("changed our mind");
      })
      .catch(() => undefined);
    await database.db.transaction(async (tx) => {
      for (const articleId of ids) await enqueue(tx, "index-article", { articleId, revisionId: null });
    });
    await done;
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(deps.index.puts.toSorted()).toEqual(ids.toSorted());
    expect(
      await database.db.query("select 1 from graphile_worker.jobs where task_identifier = 'index-article'"),
    ).toEqual([]);
  });

  test("a job that fails is kept, to be tried again", async () => {
    const failing = testDeps(database.db);
    failing.index.put = () => Promise.reject(new Error("the index is away"));
    const runner = await startRunner(failing, pool, log);
    await enqueue(database.db.manager, "index-article", {
      articleId: (await addArticle(database.db)).id,
      revisionId: null,
    });
    const kept = async () => {
      const [job] = await database.db.query<{ attempts: number; error: string | null }[]>(
        "select attempts, last_error as error from graphile_worker.jobs where task_identifier = 'index-article'",
      );
      return job;
    };
    // The runner does not wait until a failure is written down.
    await until(async () => (await kept())?.error != null);
    await runner.stop();
    expect(await kept()).toMatchObject({ attempts: 1, error: expect.stringContaining("the index is away") });
  });
});
