import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import { audiences, mayReadArticle, type Audience } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import {
  articlesByIds,
  countArticles,
  findArticleBySlug,
  listArticles,
  type ArticlePosition,
  type ArticleSort,
} from "./article.queries.js";
import { helpfulCounts, viewerVotes } from "./article-votes.queries.js";
import { categoryTree } from "./category.queries.js";
import { findVisibleFile } from "./files/file.queries.js";
import { flushViews, recordView } from "./record-view.js";
import { voteOnArticle } from "./vote-on-article.js";

let database: TestDatabase;
let viewers: Record<string, Actor>;
const visitor: Actor = { kind: "anonymous", visitor: "cookie-hash" };

beforeAll(async () => {
  database = await createTestDatabase();
  const closed = await addAccount(database.db, { standing: "closed" });
  viewers = {
    visitor,
    customer: (await addAdmin(database.db)).actor,
    formerCustomer: (await addAdmin(database.db, { account: closed })).actor,
    agent: (await addStaff(database.db)).actor,
  };
});
afterAll(() => database.drop());

async function somebodyWaits(): Promise<boolean> {
  const waiting = await database.db.query<unknown[]>(
    "select 1 as one from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return waiting.length > 0;
}

describe("who reads an article", () => {
  test("is what the policy says of it and its category, for every pair of audiences", async () => {
    for (const categoryAudience of audiences) {
      const category = await addCategory(database.db, { audience: categoryAudience });
      for (const audience of audiences) {
        const { slug } = await addArticle(database.db, { audience, categoryId: category.id });
        for (const [name, actor] of Object.entries(viewers)) {
          const expected = mayReadArticle(policyViewer(actor), { audience, categoryAudience }).allowed;
          const found = await findArticleBySlug(database.db, actor, slug);
          expect([name, audience, categoryAudience, found !== null]).toEqual([
            name,
            audience,
            categoryAudience,
            expected,
          ]);
        }
      }
    }
  });

  test("is narrowed by every category above it, at once when one of them changes or moves", async () => {
    const top = await addCategory(database.db);
    const middle = await addCategory(database.db, { parentId: top.id });
    const inner = await addCategory(database.db, { parentId: middle.id });
    const { id } = await addArticle(database.db, { categoryId: inner.id });
    const seen = async () => (await articlesByIds(database.db, visitor, [id])).length === 1;
    expect(await seen()).toBe(true);
    await database.db.query("update categories set audience = 'staff' where id = $1", [top.id]);
    expect(await seen()).toBe(false);
    await database.db.query("update categories set parent_id = null where id = $1", [middle.id]);
    expect(await seen()).toBe(true);
    await database.db.query("update categories set audience = 'customers' where id = $1", [middle.id]);
    expect(await seen()).toBe(false);
    await database.db.query("update articles set category_id = null where id = $1", [id]);
    expect(await seen()).toBe(true);
  });

  test("stays right when the category is narrowed while an article is put into it", async () => {
    const category = await addCategory(database.db);
    const runner = database.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query("update categories set audience = 'staff' where id = $1", [category.id]);
    const adding = addArticle(database.db, { categoryId: category.id });
    while (!(await somebodyWaits())) {
      // Until the article's transaction stands before the category's lock.
    }
    await runner.commitTransaction();
    await runner.release();
    expect(await articlesByIds(database.db, visitor, [(await adding).id])).toEqual([]);
  });

  test("the search index is told when a change of category changes it", async () => {
    const category = await addCategory(database.db);
    const { id } = await addArticle(database.db, { categoryId: category.id });
    await database.db.query("delete from graphile_worker._private_jobs");
    await database.db.query("update categories set audience = 'staff' where id = $1", [category.id]);
    const jobs = await database.db.query(
      "select payload->>'articleId' as id from graphile_worker._private_jobs",
    );
    expect(jobs).toEqual([{ id }]);
  });

  test("an access token without the scope reads public articles only", async () => {
    const { slug } = await addArticle(database.db, { audience: "customers" });
    const { actor } = await addAdmin(database.db);
    expect(await findArticleBySlug(database.db, actor, slug)).not.toBeNull();
    expect(await findArticleBySlug(database.db, { ...actor, scopes: ["read_tickets"] }, slug)).toBeNull();
    expect(
      await findArticleBySlug(database.db, { ...actor, scopes: ["read_articles"] }, slug),
    ).not.toBeNull();
  });

  test("drafts, odd slugs and odd ids are read by nobody", async () => {
    const { id, slug } = await addArticle(database.db, { state: "draft" });
    for (const actor of Object.values(viewers)) {
      expect(await findArticleBySlug(database.db, actor, slug)).toBeNull();
      expect(await articlesByIds(database.db, actor, [id, "nothing", "' or 1=1"])).toEqual([]);
      expect(await findArticleBySlug(database.db, actor, "\u0000")).toBeNull();
    }
  });
});

test("a category cannot stand below itself", async () => {
  const top = await addCategory(database.db);
  const below = await addCategory(database.db, { parentId: top.id });
  await expect(
    database.db.query("update categories set parent_id = $2 where id = $1", [top.id, below.id]),
  ).rejects.toThrow(/below itself/);
});

describe("lists of articles", () => {
  let own: TestDatabase;
  let categoryId: string;
  beforeAll(async () => {
    own = await createTestDatabase();
    categoryId = (await addCategory(own.db)).id;
    const audienceOf = (index: number): Audience => (index % 5 === 0 ? "customers" : "public");
    for (let index = 0; index < 23; index += 1) {
      await addArticle(own.db, {
        // Equal sort values, so that pages end in the middle of them.
        title: `${index % 2 === 0 ? "b" : "A"} title ${index % 4}`,
        views: index % 3,
        position: index % 2,
        publishedAt: new Date(Date.UTC(2025, 0, 1 + (index % 4))),
        audience: audienceOf(index),
        categoryId: index % 2 === 0 ? categoryId : null,
      });
    }
  });
  afterAll(() => own.drop());

  async function walk(sort: ArticleSort, filter: { categoryIds?: string[] } = {}) {
    const rows = [];
    let after: ArticlePosition | null = null;
    for (let hasMore = true; hasMore;) {
      const page = await listArticles(own.db, visitor, { sort, first: 4, after, ...filter });
      rows.push(...page.rows);
      // As a cursor holds it: JSON, and what it needs alone.
      const { id, title, views, updatedAt, position } = page.rows.at(-1) ?? {
        id: "",
        title: "",
        views: 0,
        updatedAt: new Date(),
        position: 0,
      };
      after = { id, title, views, updatedAt: new Date(JSON.parse(JSON.stringify(updatedAt))), position };
      hasMore = page.hasMore;
    }
    return rows;
  }

  test.each<
    [
      ArticleSort,
      (row: { title: string; views: number; updatedAt: Date; position: number }) => number | string,
      1 | -1,
    ]
  >([
    ["title", ({ title }) => title.toLowerCase(), 1],
    ["popular", ({ views }) => views, -1],
    ["updated", ({ updatedAt }) => updatedAt.getTime(), -1],
    ["position", ({ position }) => position, 1],
  ])("sorted by %s have pages without gaps or doubles", async (sort, key, direction) => {
    const rows = await walk(sort);
    expect(rows).toHaveLength(18);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(18);
    expect(await countArticles(own.db, visitor)).toBe(18);
    const keys = rows.map(key);
    const sorted = keys.toSorted((left, right) => (left < right ? -direction : left > right ? direction : 0));
    expect(keys).toEqual(sorted);
  });

  test("of categories hold what is directly in them", async () => {
    expect(await walk("title", { categoryIds: [categoryId] })).toHaveLength(9);
    expect(await countArticles(own.db, visitor, { categoryIds: [categoryId] })).toBe(9);
    expect(await countArticles(own.db, visitor, { categoryIds: [] })).toBe(0);
  });
});

test("categories are counted with those below them, as far as the viewer sees articles", async () => {
  const own = await createTestDatabase();
  try {
    const top = await addCategory(own.db, { title: "Top", position: 1 });
    const inner = await addCategory(own.db, { title: "Inner", parentId: top.id });
    const staffOnly = await addCategory(own.db, { title: "Staff", parentId: top.id, audience: "staff" });
    const empty = await addCategory(own.db, { title: "Empty", position: 0 });
    await addArticle(own.db, { categoryId: top.id });
    await addArticle(own.db, { categoryId: inner.id });
    await addArticle(own.db, { categoryId: inner.id, audience: "staff" });
    await addArticle(own.db, { categoryId: inner.id, state: "draft" });
    await addArticle(own.db, { categoryId: staffOnly.id });
    const counts = async (actor: Actor) =>
      Object.fromEntries(
        (await categoryTree(own.db, actor)).map(({ title, articleCount }) => [title, articleCount]),
      );
    expect(await counts(visitor)).toEqual({ Empty: 0, Top: 2, Inner: 1 });
    const { actor } = await addStaff(own.db);
    expect(await counts(actor)).toEqual({ Empty: 0, Top: 4, Inner: 2, Staff: 1 });
    const order = (await categoryTree(own.db, visitor)).map(({ id, parentId }) => [id, parentId]);
    expect(order).toContainEqual([inner.id, top.id]);
    expect(order.findIndex(([id]) => id === empty.id)).toBeLessThan(order.findIndex(([id]) => id === top.id));
  } finally {
    await own.drop();
  }
});

describe("votes", () => {
  test("count once for each reader, and voting again replaces the vote", async () => {
    const deps = testDeps(database.db);
    const { id, revisionId } = await addArticle(database.db);
    const { actor } = await addAdmin(database.db);
    expect(await voteOnArticle(deps, actor, { articleId: id, helpful: true })).toMatchObject({
      ok: true,
      article: { id },
    });
    await voteOnArticle(deps, visitor, { articleId: id, helpful: true });
    await voteOnArticle(deps, visitor, { articleId: id, helpful: false });
    expect(await helpfulCounts(database.db, [revisionId])).toEqual(
      new Map([[revisionId, { yes: 1, no: 1 }]]),
    );
    expect(await viewerVotes(database.db, visitor, [revisionId])).toEqual(new Map([[revisionId, false]]));
    expect(await viewerVotes(database.db, { kind: "anonymous", visitor: "other" }, [revisionId])).toEqual(
      new Map(),
    );
  });

  test("need a cookie or a sign-in, and an article that the reader may read", async () => {
    const deps = testDeps(database.db);
    const { id } = await addArticle(database.db);
    const hidden = await addArticle(database.db, { audience: "staff" });
    const cookieless = await voteOnArticle(
      deps,
      { kind: "anonymous", visitor: null },
      { articleId: id, helpful: true },
    );
    expect(cookieless).toMatchObject({ ok: false, refusals: [{ code: "NOT_SIGNED_IN" }] });
    const foreign = await voteOnArticle(deps, visitor, { articleId: hidden.id, helpful: true });
    expect(foreign).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
  });
});

test("views are written together; those of staff, and of articles that are gone, do not count", async () => {
  const deps = testDeps(database.db);
  const [one, other] = [await addArticle(database.db, { views: 5 }), await addArticle(database.db)];
  const { actor: agent } = await addStaff(database.db);
  for (let index = 0; index < 3; index += 1) recordView(deps, visitor, one.id);
  recordView(deps, visitor, other.id);
  recordView(deps, agent, other.id);
  recordView(deps, visitor, "01900000-0000-7000-8000-000000000000");
  await flushViews(database.db);
  await flushViews(database.db);
  const views = new Map(
    (await articlesByIds(database.db, visitor, [one.id, other.id])).map(({ id, views: count }) => [
      id,
      count,
    ]),
  );
  expect(views).toEqual(
    new Map([
      [one.id, 8],
      [other.id, 1],
    ]),
  );
});

test("an image is read by who may read an article that shows it, and by staff", async () => {
  const { id } = await addArticle(database.db, { audience: "customers" });
  const draft = await addArticle(database.db, { state: "draft" });
  const [image] = await database.db.query<{ id: string }[]>(
    "insert into article_files (storage_key, sha256, media_type, bytes) values ('key-1', 'aa', 'image/png', 3) returning id",
  );
  const use = (articleId: string) =>
    database.db.query("insert into article_file_uses (article_id, file_id) values ($1, $2)", [
      articleId,
      image?.id,
    ]);
  const readers = async () => {
    const found = Object.entries(viewers).map(async ([name, actor]) => ({
      name,
      image: await findVisibleFile(database.db, actor, "key-1"),
    }));
    return (await Promise.all(found)).filter((each) => each.image !== null).map(({ name }) => name);
  };
  expect(await readers()).toEqual(["agent"]);
  await use(draft.id);
  expect(await readers()).toEqual(["agent"]);
  await use(id);
  expect(await readers()).toEqual(["customer", "agent"]);
  expect(await findVisibleFile(database.db, visitor, "no-such-key")).toBeNull();
});
