import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  testPolicy,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { PersonActor } from "../actor.js";
import { findDeskArticle, listDeskArticles } from "./desk-article.queries.js";
import { followPlatformEnds } from "./follow-platform-ends.js";
import { importArticles } from "./import-articles.js";
import { checksOfArticles, markChecked } from "./mark-checked.js";
import { moveCategory } from "./move-category.js";
import { noticeReviews } from "./notice-reviews.js";
import { planReviews } from "./plan-reviews.js";
import { countReviews, listReviews, reviewPosition } from "./review.queries.js";
import { updateCategory } from "./update-category.js";

let database: TestDatabase;
let deps: TestDeps;
let lead: PersonActor;
let agent: PersonActor;
let olga: { staffId: string; actor: PersonActor };
let otto: { staffId: string; actor: PersonActor };
const reader = { kind: "anonymous", visitor: null } as const;
const system = { kind: "system", name: "import" } as const;

async function addOwner(role: "agent" | "author") {
  const { actor, staff } = await addStaff(database.db, role);
  return { actor, staffId: staff.id };
}

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  lead = (await addStaff(database.db, "lead")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  olga = await addOwner("author");
  otto = await addOwner("agent");
});
beforeEach(() => {
  // 11 March in Denver, where it is still evening.
  deps.clock.set(new Date("2026-03-12T03:00:00Z"));
});
afterAll(() => database.drop());

const stateOf = async (articleId: string) => {
  const article = await findDeskArticle(database.db, lead, articleId);
  return {
    owner: article?.effectiveOwnerId ?? null,
    interval: article?.effectiveReviewInterval ?? null,
    due: article?.reviewDueOn ?? null,
  };
};

const noticesOf = (articleId: string) =>
  database.db.query<{ staff: string; kind: string; about: string }[]>(
    `select staff_id as staff, kind, about_date as about from review_notices where article_id = $1 order by created_at, kind`,
    [articleId],
  );

describe("who looks after an article and how often", () => {
  test("is said by the nearest category above that says it, unless the article does", async () => {
    const top = await addCategory(database.db, { ownerId: olga.staffId, reviewInterval: "P6M" });
    const below = await addCategory(database.db, { parentId: top.id });
    const { id } = await addArticle(database.db, { categoryId: below.id, lastCheckedOn: "2026-01-31" });
    expect(await stateOf(id)).toEqual({ owner: olga.staffId, interval: "P6M", due: "2026-07-31" });

    await updateCategory(deps, lead, {
      ...{ categoryId: below.id, version: 1 },
      ownerId: otto.staffId,
      reviewInterval: { count: 1, unit: "months" },
    });
    expect(await stateOf(id)).toEqual({ owner: otto.staffId, interval: "P1M", due: "2026-02-28" });

    const own = {
      articleIds: [id],
      ownerId: olga.staffId,
      reviewInterval: { count: 10, unit: "days" as const },
    };
    expect(await planReviews(deps, lead, own)).toMatchObject({ ok: true });
    expect(await stateOf(id)).toEqual({ owner: olga.staffId, interval: "P10D", due: "2026-02-10" });

    await planReviews(deps, lead, { articleIds: [id], ownerId: null, reviewInterval: null });
    expect(await stateOf(id)).toEqual({ owner: otto.staffId, interval: "P1M", due: "2026-02-28" });
  });

  test("follows a category that moves below another one", async () => {
    const top = await addCategory(database.db, { ownerId: olga.staffId, reviewInterval: "P90D" });
    const moved = await addCategory(database.db);
    const { id } = await addArticle(database.db, { categoryId: moved.id, lastCheckedOn: "2026-01-01" });
    expect(await stateOf(id)).toEqual({ owner: null, interval: null, due: null });
    await moveCategory(deps, lead, { categoryId: moved.id, version: 1, parentId: top.id });
    expect(await stateOf(id)).toEqual({ owner: olga.staffId, interval: "P90D", due: "2026-04-01" });
  });

  test("is planned for many at once, all or none, each with an audit row where it changes", async () => {
    const one = await addArticle(database.db, { ownerId: otto.staffId });
    const two = await addArticle(database.db);
    const articleIds = [one.id, two.id];
    const wrong = { articleIds: [...articleIds, unique("nothing")], ownerId: otto.staffId };
    expect(await planReviews(deps, lead, wrong)).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    expect((await stateOf(two.id)).owner).toBeNull();
    expect(await planReviews(deps, lead, { articleIds, ownerId: otto.staffId })).toMatchObject({ ok: true });
    const audited = await database.db.query<{ subject_id: string }[]>(
      `select subject_id from audit_rows where action = 'article.review_planned' and subject_id = any($1)`,
      [articleIds],
    );
    expect(audited).toEqual([{ subject_id: two.id }]);
  });

  test("is not given to somebody who left, and not planned by agents", async () => {
    const left = await addStaff(database.db, "author", { active: false });
    const { id } = await addArticle(database.db);
    const toLeft = { articleIds: [id], ownerId: left.staff.id };
    expect(await planReviews(deps, lead, toLeft)).toMatchObject({ refusals: [{ path: ["ownerId"] }] });
    const mine = { articleIds: [id], ownerId: otto.staffId };
    expect(await planReviews(deps, agent, mine)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    const none = { articleIds: [], ownerId: otto.staffId };
    expect(await planReviews(deps, lead, none)).toMatchObject({ refusals: [{ path: ["articleIds"] }] });
  });
});

describe("an article is checked", () => {
  test("by its owner, on the day it is in the policy's zone; the next check is an interval later", async () => {
    const { id, revisionId } = await addArticle(database.db, {
      ownerId: otto.staffId,
      reviewInterval: "P1M",
      lastCheckedOn: "2025-01-01",
    });
    const checked = await markChecked(deps, otto.actor, { articleId: id, words: " All steps tried. " });
    expect(checked).toMatchObject({ article: { lastCheckedOn: "2026-03-11", reviewDueOn: "2026-04-11" } });
    expect(await checksOfArticles(database.db, [id])).toEqual([
      {
        articleId: id,
        checkedBy: otto.actor.person.id,
        checkedOn: "2026-03-11",
        words: "All steps tried.",
      },
    ]);
    const audited = await database.db.query<{ data: unknown }[]>(
      `select data from audit_rows where action = 'article.checked' and subject_id = $1`,
      [id],
    );
    expect(audited).toEqual([{ data: { revisionId, before: "2025-01-01" } }]);
  });

  test("not by another agent, not while nobody reads it, and not on an older text", async () => {
    const published = await addArticle(database.db, { ownerId: otto.staffId });
    const draft = await addArticle(database.db, { state: "draft" });
    const check = async (actor: PersonActor, input: { articleId: string; revisionId?: string }) => {
      const result = await markChecked(deps, actor, input);
      return result.ok ? "checked" : result.refusals[0]?.code;
    };
    expect(await check(agent, { articleId: published.id })).toBe("NOT_ALLOWED");
    expect(await check(lead, { articleId: draft.id })).toBe("STATE_NOT_ALLOWED");
    expect(await check(lead, { articleId: published.id, revisionId: draft.revisionId })).toBe("CONFLICT");
    expect(await check(lead, { articleId: "nothing" })).toBe("NOT_FOUND");
  });

  test("by an import, on the day that the file says or else that of the import", async () => {
    const file = {
      ...{ sourcePath: unique("a.md"), sourceHash: "1", slug: unique("imported"), categoryId: null },
      ...{ audience: "public" as const, position: 0, title: "A", summary: "", body: "Text.", imageIds: [] },
      platforms: [{ name: "Windows", version: "7" }],
      reviewInterval: "P1M",
    };
    await importArticles(deps, system, [file]);
    const [first] = await database.db.query<{ id: string }[]>(`select id from articles where slug = $1`, [
      file.slug,
    ]);
    const read = async () => findDeskArticle(database.db, lead, first?.id ?? "");
    expect(await read()).toMatchObject({ lastCheckedOn: "2026-03-11", platformEndsOn: "2020-01-14" });
    await importArticles(deps, system, [{ ...file, sourceHash: "2", lastCheckedOn: "2026-01-15" }]);
    expect(await read()).toMatchObject({ lastCheckedOn: "2026-01-15", reviewDueOn: "2026-02-15" });
  });
});

describe("the list of checks", () => {
  test("is what readers see, the longest due first, page by page, for staff alone", async () => {
    const { staffId } = await addOwner("author");
    const add = (options: Parameters<typeof addArticle>[1]) =>
      addArticle(database.db, { ownerId: staffId, reviewInterval: "P1D", ...options });
    const never = await add({ lastCheckedOn: null });
    const late = await add({ lastCheckedOn: "2026-02-01" });
    const latest = await add({ lastCheckedOn: "2026-01-01" });
    const later = await add({ lastCheckedOn: "2026-03-20" });
    await add({ state: "draft", lastCheckedOn: "2026-01-01" });

    const seen: string[] = [];
    let after: ReturnType<typeof reviewPosition> | null = null;
    for (;;) {
      const page = await listReviews(database.db, lead, { first: 1, after, ownerId: staffId });
      seen.push(...page.rows.map(({ id }) => id));
      const [last] = page.rows;
      if (last === undefined || !page.hasMore) break;
      after = reviewPosition(last);
    }
    expect(seen).toEqual([latest.id, late.id, later.id, never.id]);
    const due = { ownerId: staffId, dueBy: "2026-03-11" };
    expect((await listReviews(database.db, lead, { first: 9, ...due })).rows.map(({ id }) => id)).toEqual([
      latest.id,
      late.id,
    ]);
    expect(await countReviews(database.db, lead, due)).toBe(2);
    expect(await countReviews(database.db, reader, due)).toBe(0);
    expect((await listReviews(database.db, reader, { first: 9, ...due })).rows).toEqual([]);
  });

  test("is narrowed to a category with those below it, and to what nobody looks after", async () => {
    const top = await addCategory(database.db);
    const below = await addCategory(database.db, { parentId: top.id });
    const owned = await addArticle(database.db, { categoryId: below.id, ownerId: olga.staffId });
    const alone = await addArticle(database.db, { categoryId: top.id });
    const list = async (filter: { withoutOwner?: boolean; categoryId: string }) =>
      (await listReviews(database.db, lead, { first: 9, ...filter })).rows.map(({ id }) => id).toSorted();
    expect(await list({ categoryId: top.id })).toEqual([owned.id, alone.id].toSorted());
    expect(await list({ categoryId: top.id, withoutOwner: true })).toEqual([alone.id]);
    expect(await list({ categoryId: "nothing" })).toEqual([]);
  });
});

describe("owners are told", () => {
  test("once for each due date, whoever runs it and however often", async () => {
    const { id } = await addArticle(database.db, {
      ...{ ownerId: olga.staffId, reviewInterval: "P1D", lastCheckedOn: "2026-03-10" },
    });
    deps.clock.set(new Date("2026-03-11T05:59:59Z"));
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([]);
    // Midnight in Denver.
    deps.clock.set(new Date("2026-03-11T06:00:00Z"));
    await Promise.all([noticeReviews(deps), noticeReviews(deps)]);
    await noticeReviews(deps);
    const first = { staff: olga.staffId, kind: "review_due", about: "2026-03-11" };
    expect(await noticesOf(id)).toEqual([first]);

    await database.db.query(`update review_notices set sent_at = now() where article_id = $1`, [id]);
    await markChecked(deps, olga.actor, { articleId: id });
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([first]);
    deps.clock.set(new Date("2026-03-12T06:00:00Z"));
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([first, { ...first, about: "2026-03-12" }]);
  });

  test("whoever looks after it when the notice goes out; one that was not sent to another is gone", async () => {
    const { id } = await addArticle(database.db, {
      ...{ ownerId: olga.staffId, reviewInterval: "P1D", lastCheckedOn: "2026-03-01" },
    });
    await noticeReviews(deps);
    await planReviews(deps, lead, { articleIds: [id], ownerId: otto.staffId });
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([{ staff: otto.staffId, kind: "review_due", about: "2026-03-02" }]);
    await planReviews(deps, lead, { articleIds: [id], ownerId: null });
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([]);
  });

  test("when a platform reaches its end of life, the day after its last", async () => {
    const { id } = await addArticle(database.db, {
      ownerId: olga.staffId,
      platforms: [{ name: "Debian", version: "11" }],
    });
    await followPlatformEnds(deps);
    deps.clock.set(new Date("2026-09-01T05:59:00Z"));
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([]);
    deps.clock.set(new Date("2026-09-01T06:00:00Z"));
    await noticeReviews(deps);
    await noticeReviews(deps);
    expect(await noticesOf(id)).toEqual([
      { staff: olga.staffId, kind: "platform_ended", about: "2026-08-31" },
    ]);
  });
});

test("an edited policy file moves the ends of the platforms, and the desk finds what ended", async () => {
  const { id } = await addArticle(database.db, { platforms: [{ name: "Windows", version: "8.1" }] });
  const ended = async () =>
    (await listDeskArticles(database.db, lead, { first: 50, platformEndedBefore: "2026-03-11" })).rows.map(
      (article) => article.id,
    );
  expect(await ended()).not.toContain(id);
  await followPlatformEnds(deps);
  expect(await ended()).toContain(id);
  const edited = testPolicy((yaml) => yaml.replace("endOfLife: 2023-01-10", "endOfLife: 2033-01-10"));
  expect(await followPlatformEnds({ ...deps, policy: edited })).toBe(1);
  expect(await followPlatformEnds({ ...deps, policy: edited })).toBe(0);
  expect(await ended()).not.toContain(id);
});
