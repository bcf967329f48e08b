import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import {
  createMeilisearchArticleIndex,
  createPostgresArticleIndex,
  openSearchServer,
} from "@recourse/search";
import {
  createTestDatabase,
  NO_MEILISEARCH,
  startMeilisearch,
  type TestDatabase,
  type TestMeilisearch,
} from "@recourse/testing";
import { rootFolder } from "../env.js";

/** Two steps of a rebuild, so that there is something between them. */
const ARTICLES = 1_400;

const meilisearch = await startMeilisearch();
const describeKilling = meilisearch?.isOurs === true ? describe : describe.skip;
if (meilisearch === null) test.skip(`skipped: ${NO_MEILISEARCH}`, () => undefined);
afterAll(() => meilisearch?.stop());

function server(): TestMeilisearch {
  if (meilisearch === null) throw new Error(NO_MEILISEARCH);
  return meilisearch;
}

describeKilling("kill -9 in the middle of a reindex", () => {
  let database: TestDatabase;
  let index: ArticleIndex;
  let running: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const { db } = database;
    await db.query(`
      with made as (
        insert into articles (slug, audience) select 'printer-' || n, 'public' from generate_series(1, ${ARTICLES}) n returning id, slug
      ), written as (
        insert into article_revisions (article_id, number, state, title, summary, body)
        select id, 1, 'published', 'Printer ' || slug, '', '## Paper\n\nLoad the tray of ' || slug from made returning id, article_id, title
      ) select count(*) from written`);
    await db.query(`
      update articles a set published_revision_id = r.id, title = r.title, published_at = now()
      from article_revisions r where r.article_id = a.id`);
    const postgres = createPostgresArticleIndex({ db });
    index = createMeilisearchArticleIndex({
      db,
      postgres,
      server: openSearchServer({ url: server().url, key: server().key }),
    });
    await run("reindex").ended;
  }, 300_000);
  afterAll(async () => {
    for (const child of running) child.kill("SIGKILL");
    await database.drop();
  });

  /** A program as it is started: what was built last (`npm test` builds first). */
  function start(program: string, words: string[]): ChildProcess {
    const child = fork(join(rootFolder, program), words, {
      execArgv: [],
      env: {
        PATH: process.env["PATH"] ?? "",
        DATABASE_URL: database.url,
        POLICY_FILE: join(rootFolder, "policy/support-policy.yaml"),
        MEILI_URL: server().url,
        MEILI_KEY: server().key,
        RECOURSE_SECRET: randomBytes(32).toString("hex"),
        LOG_LEVEL: "silent",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    running.push(child);
    return child;
  }

  function run(...words: string[]) {
    const child = start("apps/cli/dist/main.js", words);
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part: Buffer) => (said += part.toString()));
    const ended = once(child, "exit").then(([code]: unknown[]) => ({ code, said }));
    return { child, ended };
  }

  const kill = async (child: ChildProcess): Promise<void> => {
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    running = running.filter((each) => each !== child);
  };

  async function until(condition: string): Promise<void> {
    for (;;) {
      const ended = running.find(({ exitCode }) => exitCode !== null && exitCode !== 0);
      if (ended !== undefined) throw new Error(`${ended.spawnargs.join(" ")} ended with ${ended.exitCode}.`);
      const [row] = await database.db.query<{ holds: boolean }[]>(`select (${condition}) as holds`);
      if (row?.holds === true) return;
      await after(10);
    }
  }

  const FILLING = `exists (select from search_rebuilds where adapter = 'meilisearch' and finished_at is null
    and phase = 'filling' and articles_done between 1 and ${ARTICLES - 1})`;
  const ALL_DONE = `not exists (select from search_rebuilds where finished_at is null)
    and not exists (select from search_changes) and (select bool_and(whole) from search_indexes)`;

  const rename = (slug: string, title: string): Promise<unknown> =>
    database.db.query(
      `with said as (update article_revisions set state = 'archived' where state = 'published' and article_id = (select id from articles where slug = $1)),
       written as (insert into article_revisions (article_id, number, state, title, summary, body)
         select id, 2, 'draft', $2, '', 'Other words.' from articles where slug = $1 returning id, article_id, title)
       update articles a set published_revision_id = w.id, title = w.title from written w where w.article_id = a.id`,
      [slug, title],
    );
  const withdraw = (slug: string): Promise<unknown> =>
    database.db.query("update articles set audience = 'staff' where slug = $1", [slug]);

  /** Every article is there once, as it is now, for those who may see it. */
  async function expectAllRight(renamed: string, withdrawn: string): Promise<void> {
    const [ids] = await database.db.query<{ renamed: string; withdrawn: string }[]>(
      "select (select id from articles where title = $1) as renamed, (select id from articles where slug = $2) as withdrawn",
      [renamed, withdrawn],
    );
    const found = async (query: string, viewer: "public" | "staff") =>
      (await index.search({ query, viewer, first: 100, offset: 0 })).hits.map(({ articleId }) => articleId);
    expect((await found(renamed, "public"))[0]).toBe(ids?.renamed);
    expect(await found(`tray of ${withdrawn}`, "public")).not.toContain(ids?.withdrawn);
    const [state] = await database.db.query<{ held: number; sections: number }[]>(
      `select count(*) filter (where x.revision_id = a.published_revision_id) as held, max(i.sections) as sections
       from search_indexes i join indexed_articles x on x.index_id = i.id join articles a on a.id = x.article_id
       where i.name = 'meilisearch'`,
    );
    expect(state?.held).toBe(ARTICLES);
    const answer = await fetch(`${server().url}/indexes/recourse_articles/stats`, {
      headers: { authorization: `Bearer ${server().key}` },
    });
    // One more is the index's label.
    expect(await answer.json()).toMatchObject({ numberOfDocuments: Number(state?.sections) + 1 });
  }

  test("of the command: run again, it goes on where it was", async () => {
    const first = run("reindex", "--index", "meilisearch");
    await until(FILLING);
    await kill(first.child);
    await rename("printer-7", "Zeppelin seven");
    await withdraw("printer-8");
    expect(
      (await index.search({ query: "printer-9", viewer: "public", first: 1, offset: 0 })).hits.length,
    ).toBe(1);
    const { code, said } = await run("reindex", "--index", "meilisearch").ended;
    expect(said).toMatch(/going on where it was stopped/);
    expect(code).toBe(0);
    await until(
      "not exists (select from search_changes c join search_indexes i on i.id = c.index_id where i.name like 'meili%')",
    );
    await expectAllRight("Zeppelin seven", "printer-8");
  }, 300_000);

  test("of a worker: the next one goes on", async () => {
    const first = start("apps/worker/dist/main.js", []);
    await database.db.query("insert into search_rebuilds (adapter) values ('meilisearch')");
    await until(FILLING);
    await kill(first);
    await rename("printer-17", "Zeppelin seventeen");
    await withdraw("printer-18");
    const second = start("apps/worker/dist/main.js", []);
    await until(ALL_DONE);
    await expectAllRight("Zeppelin seventeen", "printer-18");
    await kill(second);
  }, 300_000);

  test("of Meilisearch: what was begun goes on once it is back, and what it lost is found out", async () => {
    const worker = start("apps/worker/dist/main.js", []);
    await database.db.query("insert into search_rebuilds (adapter) values ('meilisearch')");
    await until(FILLING);
    await server().kill();
    await rename("printer-27", "Zeppelin twenty-seven");
    await withdraw("printer-28");
    await until(
      "(select last_error from search_indexes where name = 'meilisearch') like 'Meilisearch does not answer%'",
    );
    await server().startAgain();
    await until(ALL_DONE);
    await expectAllRight("Zeppelin twenty-seven", "printer-28");

    await server().kill();
    await server().startAgain({ wiped: true });
    await until("not (select whole from search_indexes where name = 'meilisearch')");
    await until(ALL_DONE);
    await expectAllRight("Zeppelin twenty-seven", "printer-28");
    await kill(worker);
  }, 300_000);
});
