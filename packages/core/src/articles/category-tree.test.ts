import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  done,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { PersonActor } from "../actor.js";
import { findArticleBySlug } from "./article.queries.js";
import { previewAudienceEffect } from "./category-effect.js";
import { visibleCategories } from "./category.queries.js";
import type { CategoryResult } from "./load-category.js";
import { moveCategory } from "./move-category.js";
import { orderCategory } from "./order-category.js";
import { setCategoryAudience } from "./set-category-audience.js";

let database: TestDatabase;
let deps: TestDeps;
let agent: PersonActor;
let author: PersonActor;
let lead: PersonActor;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  agent = (await addStaff(database.db, "agent")).actor;
  author = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
});
afterAll(() => database.drop());

const category = async (act: Promise<CategoryResult>) => (await done(act)).category;

async function refusal(act: Promise<CategoryResult>) {
  const result = await act;
  return result.ok ? "went through" : result.refusals[0];
}

const auditOf = (categoryId: string) =>
  database.db.query<{ action: string; data: unknown }[]>(
    `select action, data from audit_rows where subject_type = 'category' and subject_id = $1 order by id`,
    [categoryId],
  );

const orderBelow = async (parentId: string) =>
  (await visibleCategories(database.db, lead))
    .filter((category) => category.parentId === parentId)
    .map(({ id }) => id);

describe("who may read what is in a category", () => {
  test("is changed by a lead who saw how many articles that makes narrower", async () => {
    const top = await addCategory(database.db);
    const below = await addCategory(database.db, { parentId: top.id });
    const open = await addArticle(database.db, { categoryId: below.id });
    await addArticle(database.db, { categoryId: below.id, audience: "staff" });
    await addArticle(database.db, { categoryId: top.id, state: "draft" });
    const change = { categoryId: top.id, audience: "customers" as const };

    const effect = await previewAudienceEffect(database.db, lead, change);
    expect(effect).toEqual({ narrower: 1, wider: 0 });
    expect(await previewAudienceEffect(database.db, reader, change)).toBeNull();
    const unseen = { ...change, version: 1 };
    expect(await refusal(setCategoryAudience(deps, lead, unseen))).toMatchObject({
      code: "CONFLICT",
      path: ["confirmed"],
    });
    const wrong = { ...unseen, confirmed: { narrower: 0, wider: 0 } };
    expect(await refusal(setCategoryAudience(deps, lead, wrong))).toMatchObject({ code: "CONFLICT" });
    const confirmed = { ...unseen, confirmed: effect };
    expect(await refusal(setCategoryAudience(deps, author, confirmed))).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await findArticleBySlug(database.db, reader, open.slug)).not.toBeNull();

    await category(setCategoryAudience(deps, lead, confirmed));
    expect(await findArticleBySlug(database.db, reader, open.slug)).toBeNull();
    expect(await auditOf(top.id)).toEqual([
      {
        action: "category.audience_changed",
        data: { audience: { from: "public", to: "customers" }, effect },
      },
    ]);
  });

  test("is not widened by the category alone: deny wins", async () => {
    const top = await addCategory(database.db, { audience: "customers" });
    const below = await addCategory(database.db, { parentId: top.id, audience: "staff" });
    await addArticle(database.db, { categoryId: below.id });
    await addArticle(database.db, { categoryId: below.id, audience: "staff" });
    const change = { categoryId: below.id, audience: "public" as const };
    const effect = { narrower: 0, wider: 1 };
    expect(await previewAudienceEffect(database.db, lead, change)).toEqual(effect);
    await category(setCategoryAudience(deps, lead, { ...change, version: 1, confirmed: effect }));
    const hidden = (await visibleCategories(database.db, reader)).map(({ id }) => id);
    expect(hidden).not.toContain(below.id);
  });

  test("needs no confirmation where no published article changes", async () => {
    const empty = await addCategory(database.db);
    const change = { categoryId: empty.id, version: 1, audience: "staff" as const };
    expect((await category(setCategoryAudience(deps, lead, change))).audience).toBe("staff");
  });
});

describe("the tree", () => {
  test("puts a category below another one, behind those that are there", async () => {
    const top = await addCategory(database.db);
    const there = await addCategory(database.db, { parentId: top.id, position: 4 });
    const moved = await addCategory(database.db);
    await category(moveCategory(deps, author, { categoryId: moved.id, version: 1, parentId: top.id }));
    expect(await orderBelow(top.id)).toEqual([there.id, moved.id]);
    const back = { categoryId: moved.id, version: 2, parentId: null };
    expect((await category(moveCategory(deps, author, back))).parentId).toBeNull();
  });

  test("refuses loops, also of two who move at once", async () => {
    const top = await addCategory(database.db);
    const below = await addCategory(database.db, { parentId: top.id });
    const lowest = await addCategory(database.db, { parentId: below.id });
    for (const parentId of [top.id, below.id, lowest.id]) {
      const input = { categoryId: top.id, version: 1, parentId };
      expect(await refusal(moveCategory(deps, lead, input))).toMatchObject({ path: ["parentId"] });
    }
    const [left, right] = [await addCategory(database.db), await addCategory(database.db)];
    const results = await Promise.all([
      moveCategory(deps, lead, { categoryId: left.id, version: 1, parentId: right.id }),
      moveCategory(deps, author, { categoryId: right.id, version: 1, parentId: left.id }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is a lead's to change where that changes who may read, and confirmed", async () => {
    const staffOnly = await addCategory(database.db, { audience: "staff" });
    const moved = await addCategory(database.db);
    const article = await addArticle(database.db, { categoryId: moved.id });
    const input = { categoryId: moved.id, version: 1, parentId: staffOnly.id };
    const confirmed = { ...input, confirmed: { narrower: 1, wider: 0 } };
    expect(await refusal(moveCategory(deps, author, confirmed))).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await refusal(moveCategory(deps, lead, input))).toMatchObject({ code: "CONFLICT" });
    const place = { categoryId: moved.id, parentId: staffOnly.id };
    expect(await previewAudienceEffect(database.db, lead, place)).toEqual(confirmed.confirmed);
    await category(moveCategory(deps, lead, confirmed));
    expect(await findArticleBySlug(database.db, reader, article.slug)).toBeNull();
  });

  test("is ordered one place at a time, to its ends", async () => {
    const top = await addCategory(database.db);
    const [one, two, three] = [
      await addCategory(database.db, { parentId: top.id, title: "A" }),
      await addCategory(database.db, { parentId: top.id, title: "B" }),
      await addCategory(database.db, { parentId: top.id, title: "C" }),
    ];
    await category(orderCategory(deps, author, { categoryId: three.id, direction: "up" }));
    expect(await orderBelow(top.id)).toEqual([one.id, three.id, two.id]);
    await category(orderCategory(deps, author, { categoryId: one.id, direction: "down" }));
    expect(await orderBelow(top.id)).toEqual([three.id, one.id, two.id]);
    await category(orderCategory(deps, author, { categoryId: three.id, direction: "up" }));
    expect(await orderBelow(top.id)).toEqual([three.id, one.id, two.id]);
    expect(await auditOf(three.id)).toHaveLength(1);
    const input = { categoryId: one.id, direction: "up" as const };
    expect(await refusal(orderCategory(deps, agent, input))).toMatchObject({ code: "NOT_ALLOWED" });
  });
});
