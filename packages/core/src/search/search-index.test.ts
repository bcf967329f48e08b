import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addArticle,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { rebuildSearchIndex } from "./rebuild-search-index.js";
import { retrySearchIndex } from "./retry-search-index.js";
import { lastSearchRebuilds, listUnindexedArticles, searchIndexStates } from "./search-index.queries.js";

let database: TestDatabase;
let deps: TestDeps;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());

const nobody = { kind: "anonymous", visitor: null } as const;
const system = { kind: "system", name: "reindex" } as const;
const indexOf = async (name: string) =>
  (await searchIndexStates(deps.db, system)).find(({ adapter }) => adapter === name);

async function auditedActions(): Promise<string[]> {
  const rows = await deps.db.query<{ action: string }[]>(
    "select action from audit_rows where subject_type = 'search_index' order by action desc",
  );
  return rows.map(({ action }) => action);
}

test("a change of a published article is noted once for every index, in its own transaction; a draft's is not", async () => {
  const { db } = deps;
  const published = await addArticle(db, { slug: "noted" });
  await addArticle(db, { state: "draft" });
  expect(await indexOf("postgresql")).toMatchObject({ published: 1, indexed: 0, waiting: 1, failed: 0 });
  const agent = (await addStaff(db)).actor;
  const { rows } = await listUnindexedArticles(db, agent, { adapter: "postgresql", first: 5 });
  expect(rows).toMatchObject([
    { id: published.id, slug: "noted", attempts: 0, lastError: null, nextTryAt: null },
  ]);

  await db.query("delete from search_changes");
  await db.transaction(async (tx) => {
    await tx.query("update articles set audience = 'staff' where id = $1", [published.id]);
    await tx.query("update articles set views = views + 1 where id = $1", [published.id]);
    expect(await indexOf("postgresql")).toMatchObject({ waiting: 0 });
  });
  const [notes] = await db.query<{ count: number }[]>("select count(*) from search_changes");
  expect(notes?.count).toBe(1);
});

test("what failed is tried again at once when staff ask for it, with an audit row", async () => {
  const { db } = deps;
  const agent = (await addStaff(db)).actor;
  await db.query("update search_changes set not_before = now() + interval '1 hour'");
  const { rows } = await listUnindexedArticles(db, agent, { adapter: "postgresql", first: 5 });
  expect(rows[0]?.nextTryAt).not.toBeNull();
  expect(await retrySearchIndex(deps, agent, { adapter: "postgresql" })).toEqual({ ok: true, articles: 1 });
  const { rows: freed } = await listUnindexedArticles(db, agent, { adapter: "postgresql", first: 5 });
  expect(freed[0]?.nextTryAt).toBeNull();
  expect(await auditedActions()).toEqual(["search_index.retried"]);
});

test("a rebuild is for leads, one at a time, and of an index that there is", async () => {
  const { db } = deps;
  const [agent, lead] = [(await addStaff(db)).actor, (await addStaff(db, "lead")).actor];
  expect(await rebuildSearchIndex(deps, agent, { adapter: "postgresql" })).toMatchObject({
    refusals: [{ code: "NOT_ALLOWED" }],
  });
  expect(await rebuildSearchIndex(deps, lead, { adapter: "meilisearch" })).toMatchObject({
    refusals: [{ code: "NOT_FOUND" }],
  });
  const first = await rebuildSearchIndex(deps, lead, { adapter: "postgresql" });
  const second = await rebuildSearchIndex(deps, system, { adapter: "postgresql" });
  expect(first).toMatchObject({ ok: true, rebuild: { phase: "waiting", requestedBy: lead.person.id } });
  expect(second).toEqual(first);
  expect(await lastSearchRebuilds(db, agent)).toMatchObject([{ adapter: "postgresql", finishedAt: null }]);
  expect(await auditedActions()).toEqual(["search_index.retried", "search_index.rebuild_requested"]);
});

test("nobody but staff is told anything", async () => {
  const { db } = deps;
  expect(await searchIndexStates(db, nobody)).toEqual([]);
  expect(await lastSearchRebuilds(db, nobody)).toEqual([]);
  expect(await listUnindexedArticles(db, nobody, { adapter: "postgresql", first: 5 })).toEqual({
    rows: [],
    hasMore: false,
  });
  for (const act of [retrySearchIndex, rebuildSearchIndex]) {
    expect(await act(deps, nobody, { adapter: "postgresql" })).toMatchObject({
      refusals: [{ code: "NOT_SIGNED_IN" }],
    });
  }
});
