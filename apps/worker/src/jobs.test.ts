import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { flushSearches, JOB_MAX_ATTEMPTS, keepSearch, type JobName } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { jobHandlers, schedule } from "./jobs.js";

let database: TestDatabase;
let deps: TestDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());

async function runTwice(name: JobName, payload: unknown = {}): Promise<void> {
  await jobHandlers[name](deps, payload);
  await jobHandlers[name](deps, payload);
}

describe("jobs", () => {
  test("every job that can be enqueued has a handler, and every scheduled one is such a job", () => {
    expect(Object.keys(jobHandlers).sort()).toEqual(Object.keys(JOB_MAX_ATTEMPTS).sort());
    for (const { task } of schedule) expect(jobHandlers[task]).toBeDefined();
  });

  test("index-article asks the index to read the article again, as often as it runs", async () => {
    const { id } = await addArticle(database.db);
    await runTwice("index-article", { articleId: id, revisionId: null });
    expect(deps.index.puts).toEqual([id, id]);
  });

  test("index-articles asks the index to read all of an import's articles again", async () => {
    const articleIds = [randomUUID(), randomUUID()];
    const { puts } = deps.index;
    const before = puts.length;
    await runTwice("index-articles", { articleIds });
    expect(puts.slice(before)).toEqual([...articleIds, ...articleIds]);
  });

  test("index-article refuses a payload that names no article", async () => {
    await expect(jobHandlers["index-article"](deps, { articleId: "all of them" })).rejects.toThrow();
  });

  test("refresh-search-words rebuilds the words", async () => {
    await runTwice("refresh-search-words");
    expect(deps.index.wordsRefreshed).toBe(2);
  });

  test("apply-search-settings tells the index to read synonyms and stop words again", async () => {
    await runTwice("apply-search-settings");
    expect(deps.index.settingsApplied).toBe(2);
  });

  test("close-solved-tickets closes what was solved 14 days ago, once", async () => {
    const { account, person } = await addAdmin(database.db);
    const solved = { accountId: account.id, requesterId: person.id, state: "solved" } as const;
    const now = deps.clock.now().getTime();
    const old = await addTicket(database.db, { ...solved, solvedAt: new Date(now - 14 * 86_400_000) });
    const recent = await addTicket(database.db, { ...solved, solvedAt: new Date(now - 13 * 86_400_000) });
    await runTwice("close-solved-tickets");
    const rows = await database.db.query<{ id: string; state: string; events: number }[]>(
      `select t.id, t.state, (select count(*)::int from ticket_events e where e.ticket_id = t.id and e.kind = 'state_changed') as events
       from tickets t where t.id = any($1)`,
      [[old.id, recent.id]],
    );
    expect(rows).toContainEqual({ id: old.id, state: "closed", events: 1 });
    expect(rows).toContainEqual({ id: recent.id, state: "solved", events: 0 });
  });

  test("find-breaches finds a missed target once and tells every lead", async () => {
    const lead = await addStaff(database.db, "lead");
    const { account, person } = await addAdmin(database.db);
    const { id } = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const clockId = randomUUID();
    const late = new Date(deps.clock.now().getTime() - 1);
    await database.db.query("update tickets set due_at = $2, clock = $3 where id = $1", [
      id,
      late,
      JSON.stringify({ id: clockId, target: "first_response" }),
    ]);
    await runTwice("find-breaches");
    const found = await database.db.query<unknown[]>(
      `select b.due_at, (select count(*)::int from ticket_events e where e.ticket_id = b.ticket_id) as events,
         (select count(*)::int from breach_notices n where n.clock_id = b.clock_id and n.staff_id = $2) as notices
       from target_breaches b where b.clock_id = $1`,
      [clockId, lead.staff.id],
    );
    expect(found).toEqual([{ due_at: late, events: 1, notices: 1 }]);
  });

  test("count-response-times counts what was answered lately, the same when it runs twice", async () => {
    const { account, person } = await addAdmin(database.db);
    const { id } = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    await database.db.query(
      "update tickets set level = 'contract', first_response_at = $2, first_response_business_minutes = 30 where id = $1",
      [id, deps.clock.now()],
    );
    await runTwice("count-response-times");
    expect(
      await database.db.query(
        "select first_responses, first_response_median, solved from response_times where level = 'contract'",
      ),
    ).toEqual([{ first_responses: 1, first_response_median: 30, solved: 0 }]);
  });

  test("remind-owners follows the policy file and tells each owner once", async () => {
    const { staff } = await addStaff(database.db);
    const { id } = await addArticle(database.db, {
      ...{ ownerId: staff.id, reviewInterval: "P1M", lastCheckedOn: "2026-01-01" },
      platforms: [{ name: "Windows", version: "7" }],
    });
    await runTwice("remind-owners");
    const notices = await database.db.query<unknown[]>(
      "select staff_id, kind, about_date from review_notices where article_id = $1 order by kind",
      [id],
    );
    expect(notices).toEqual([
      { staff_id: staff.id, kind: "platform_ended", about_date: "2020-01-14" },
      { staff_id: staff.id, kind: "review_due", about_date: "2026-02-01" },
    ]);
  });

  test("sweep-files removes what nothing has named for a week, once", async () => {
    const key = "ab".repeat(20);
    deps.files.files.set(key, Buffer.from("text"));
    await database.db.query(
      "insert into article_files (storage_key, sha256, media_type, bytes, unused_since) values ($1, 'aa', 'text/plain', 4, $2)",
      [key, new Date(deps.clock.now().getTime() - 7 * 86_400_000)],
    );
    await runTwice("sweep-files");
    expect(deps.files.files.has(key)).toBe(false);
    expect(await database.db.query("select from article_files where storage_key = $1", [key])).toEqual([]);
  });

  test("delete-expired-idempotency-keys forgets old keys and keeps young ones", async () => {
    const now = deps.clock.now().getTime();
    for (const [key, days] of [
      ["old", 8],
      ["young", 1],
    ] as const) {
      await database.db.query(
        "insert into idempotency_keys (principal, operation, key, body_hash, result_id, created_at) values ('person:x', 'openTicket', $1, '', null, $2)",
        [key, new Date(now - days * 86_400_000)],
      );
    }
    await runTwice("delete-expired-idempotency-keys");
    expect(await database.db.query("select key from idempotency_keys")).toEqual([{ key: "young" }]);
  });

  test("count-searches, delete-old-searches and find-gaps leave the same when they run twice", async () => {
    const searcher = { actor: { kind: "anonymous", visitor: "one" }, fingerprint: "" } as const;
    for (const query of ["ldap", "radius"]) {
      const answer = {
        searchId: randomUUID(),
        query,
        hits: 0,
        degraded: false,
        filters: {},
        channel: "api",
      } as const;
      keepSearch(deps, searcher, answer);
    }
    await flushSearches(deps);
    const left = () =>
      database.db.query(
        `select (select json_agg(c order by grain, starts_on, query) from search_counts c) as counts,
           (select count(*)::int from searches) as searches, (select json_agg(json_build_array(title, state)) from gaps) as gaps`,
      );
    for (const name of ["count-searches", "find-gaps"] as const) await jobHandlers[name](deps, {});
    const once = await left();
    expect(once).toMatchObject([{ searches: 2, counts: [{ query: "ldap" }, { query: "radius" }] }]);
    for (const name of ["count-searches", "find-gaps"] as const) await jobHandlers[name](deps, {});
    expect(await left()).toEqual(once);

    const now = deps.clock.now();
    deps.clock.advance({ days: 31 });
    await runTwice("delete-old-searches");
    deps.clock.set(now);
    expect(await left()).toMatchObject([{ searches: 0, counts: [{ query: "", searches: 2 }] }]);
  });

  test("run-schedule publishes what is due, once, and refuses a payload that names no schedule", async () => {
    const { db, clock } = deps;
    const { person } = await addStaff(db, "lead");
    const { id: articleId, revisionId } = await addArticle(db, { state: "approved" });
    const now = clock.now();
    const [row] = await db.query<{ id: string }[]>(
      `insert into article_schedules (article_id, kind, revision_id, run_at, state, scheduled_by, created_at)
       values ($1, 'publish', $2, $3, 'scheduled', $4, $3) returning id`,
      [articleId, revisionId, now, person.id],
    );
    await runTwice("run-schedule", { scheduleId: row?.id });
    const published = await db.query(
      "select action from audit_rows where subject_id = $1 and action in ('article.published', 'schedule.done')",
      [articleId],
    );
    expect(published).toHaveLength(2);
    await expect(jobHandlers["run-schedule"](deps, { scheduleId: "soon" })).rejects.toThrow();
  });

  test("delete-old-autosaves forgets what was typed a month ago and keeps the rest", async () => {
    const { person } = await addStaff(database.db);
    const { id: articleId } = await addArticle(database.db);
    const now = deps.clock.now().getTime();
    for (const [article, days] of [
      [articleId, 31],
      [null, 29],
    ] as const) {
      await database.db.query(
        "insert into article_autosaves (author_id, article_id, draft, saved_at) values ($1, $2, '{}', $3)",
        [person.id, article, new Date(now - days * 86_400_000)],
      );
    }
    await runTwice("delete-old-autosaves");
    const left = await database.db.query(
      `select article_id as "articleId" from article_autosaves where author_id = $1`,
      [person.id],
    );
    expect(left).toEqual([{ articleId: null }]);
  });
});
