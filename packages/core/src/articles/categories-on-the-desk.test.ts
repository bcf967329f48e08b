import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor, PersonActor } from "../actor.js";
import { categoryOfFormerSlug, visibleCategories } from "./category.queries.js";
import { createCategory } from "./create-category.js";
import { categoryContents, deleteCategory } from "./delete-category.js";
import type { CategoryResult } from "./load-category.js";
import { saveDraft } from "./save-draft.js";
import { setCategoryAudience } from "./set-category-audience.js";
import { updateCategory } from "./update-category.js";
import { upsertCategories } from "./upsert-categories.js";

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

describe("a new category", () => {
  test("is for staff until somebody says otherwise, stands last, and has an address made from its name", async () => {
    const parent = await category(createCategory(deps, author, { title: unique("Réseau") }));
    const first = await category(createCategory(deps, author, { title: "Wi-Fi", parentId: parent.id }));
    const second = await category(createCategory(deps, author, { title: "Wi-Fi", parentId: parent.id }));
    expect(parent).toMatchObject({ audience: "staff", slug: expect.stringMatching(/^reseau-/) });
    expect([first.slug, second.slug]).toEqual(["wi-fi", "wi-fi-2"]);
    expect(await orderBelow(parent.id)).toEqual([first.id, second.id]);
    expect((await visibleCategories(database.db, reader)).map(({ id }) => id)).not.toContain(parent.id);
    expect(await auditOf(parent.id)).toEqual([
      { action: "category.created", data: { slug: parent.slug, audience: "staff", parentId: null } },
    ]);
  });

  test("is for staff in the database, too, when nobody says anything", async () => {
    const [row] = await database.db.query<{ audience: string }[]>(
      `insert into categories (slug, title) values ($1, 'Without a word') returning audience`,
      [unique("silent")],
    );
    expect(row).toEqual({ audience: "staff" });
  });

  test("is for others at once when a lead says so, not when an author does", async () => {
    const input = { title: unique("Open"), audience: "public" as const };
    expect(await refusal(createCategory(deps, author, input))).toMatchObject({ code: "NOT_ALLOWED" });
    expect((await category(createCategory(deps, lead, input))).audience).toBe("public");
  });

  test("is made by authors and leads", async () => {
    const { actor: admin } = await addAdmin(database.db);
    const input = { title: unique("Mine") };
    const others: [Actor, string][] = [
      [agent, "NOT_ALLOWED"],
      [admin, "NOT_ALLOWED"],
      [reader, "NOT_SIGNED_IN"],
    ];
    for (const [actor, code] of others) {
      expect(await refusal(createCategory(deps, actor, input))).toMatchObject({ code });
    }
  });

  test.each([
    [{ title: " " }, ["title"]],
    [{ title: "x".repeat(201) }, ["title"]],
    [{ title: "Fine", slug: "Not an address" }, ["slug"]],
    [{ title: "Fine", parentId: "nothing" }, ["parentId"]],
    [{ title: "Fine", ownerId: "nobody" }, ["ownerId"]],
    [{ title: "Fine", reviewInterval: { count: 0, unit: "days" as const } }, ["reviewInterval"]],
  ])("with %j is refused", async (input, path) => {
    expect(await refusal(createCategory(deps, lead, input))).toMatchObject({ path });
  });
});

describe("changing a category", () => {
  test("keeps what is left out, takes away what is null, and writes who changed what", async () => {
    const { id, version } = await category(
      createCategory(deps, author, { title: unique("LDAP"), description: "Directories." }),
    );
    const renamed = await category(
      updateCategory(deps, author, { categoryId: id, version, title: "Directories" }),
    );
    expect(renamed).toMatchObject({
      title: "Directories",
      description: "Directories.",
      version: version + 1,
    });
    const bare = await category(
      updateCategory(deps, author, { categoryId: id, version: renamed.version, description: null }),
    );
    expect(bare).toMatchObject({ title: "Directories", description: null });
    expect((await auditOf(id)).at(-1)).toEqual({
      action: "category.updated",
      data: { description: { from: "Directories.", to: null } },
    });
  });

  test("that somebody else changed in between is a conflict", async () => {
    const { id: categoryId, version } = await category(
      createCategory(deps, author, { title: unique("LDAP") }),
    );
    await category(updateCategory(deps, lead, { categoryId, version, title: "Theirs" }));
    expect(await refusal(updateCategory(deps, author, { categoryId, version, title: "Mine" }))).toMatchObject(
      {
        code: "CONFLICT",
      },
    );
  });

  test("is not for agents", async () => {
    const { id: categoryId, version } = await addCategory(database.db);
    const input = { categoryId, version, title: "Mine" };
    expect(await refusal(updateCategory(deps, agent, input))).toMatchObject({ code: "NOT_ALLOWED" });
  });

  test("moves its address: the old one leads to it and to nobody else, and may be taken back", async () => {
    const before = unique("ldap");
    const after = unique("directories");
    const { id: categoryId, version } = await category(
      createCategory(deps, author, { title: "LDAP", slug: before }),
    );
    const moved = await category(updateCategory(deps, author, { categoryId, version, slug: after }));
    expect(await categoryOfFormerSlug(database.db, before)).toBe(categoryId);
    expect(await refusal(createCategory(deps, author, { title: "LDAP", slug: before }))).toMatchObject({
      path: ["slug"],
    });
    expect((await category(createCategory(deps, author, { title: before }))).slug).toBe(`${before}-2`);
    const back = { categoryId, version: moved.version, slug: before };
    expect((await category(updateCategory(deps, author, back))).slug).toBe(before);
    expect(await categoryOfFormerSlug(database.db, before)).toBeNull();
    expect(await categoryOfFormerSlug(database.db, after)).toBe(categoryId);
  });

  test("on the desk stays when the folder that it came from is imported again", async () => {
    const sourcePath = unique("folder");
    const folder = {
      ...{ sourcePath, parentPath: null, slug: unique("folder"), title: "Folder", description: null },
      audience: "public" as const,
      position: 3,
    };
    const system = { kind: "system", name: "import" } as const;
    const imported = await upsertCategories(deps, system, [folder]);
    const categoryId = (imported.ok && imported.idsByPath.get(sourcePath)) || "";
    await upsertCategories(deps, system, [{ ...folder, title: "Folder, renamed" }]);
    const narrowed = { categoryId, version: 1, audience: "staff" as const };
    expect(await category(setCategoryAudience(deps, lead, narrowed))).toMatchObject({
      title: "Folder, renamed",
    });
    await upsertCategories(deps, system, [{ ...folder, title: "Folder, again" }]);
    const [kept] = (await visibleCategories(database.db, lead)).filter(({ id }) => id === categoryId);
    expect(kept).toMatchObject({ title: "Folder, renamed", audience: "staff" });
  });
});

describe("a category is deleted", () => {
  test("when nothing stands in it: no article, no draft that would, no category", async () => {
    const top = await addCategory(database.db);
    const below = await addCategory(database.db, { parentId: top.id });
    const input = { categoryId: top.id, version: 1 };
    expect(await refusal(deleteCategory(deps, author, input))).toMatchObject({ code: "STATE_NOT_ALLOWED" });
    await category(deleteCategory(deps, author, { categoryId: below.id, version: 1 }));

    const draft = {
      ...{ title: unique("Draft"), summary: "", body: "Text.", reason: "New." },
      audience: "staff" as const,
      categoryId: top.id,
    };
    const saved = await saveDraft(deps, author, draft);
    if (!saved.ok) throw new Error("not saved");
    expect(await refusal(deleteCategory(deps, author, input))).toMatchObject({ code: "STATE_NOT_ALLOWED" });
    expect(await categoryContents(database.db, [top.id])).toEqual([
      { id: top.id, articles: 1, categories: 0 },
    ]);

    const elsewhere = (await addCategory(database.db)).id;
    const articleId = saved.article.id;
    const moved = { ...draft, articleId, basedOnRevisionId: saved.revision.id, categoryId: elsewhere };
    expect((await saveDraft(deps, author, moved)).ok).toBe(true);
    await category(deleteCategory(deps, author, input));
    const revisions = await database.db.query<unknown[]>(
      `select number, category_id as "categoryId" from article_revisions where article_id = $1 order by number`,
      [articleId],
    );
    expect(revisions).toEqual([
      { number: 1, categoryId: null },
      { number: 2, categoryId: elsewhere },
    ]);
    expect((await auditOf(top.id)).at(-1)).toMatchObject({ action: "category.deleted" });
  });

  test("by nobody who may not change it", async () => {
    const { id: categoryId, version } = await addCategory(database.db);
    expect(await refusal(deleteCategory(deps, agent, { categoryId, version }))).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await refusal(deleteCategory(deps, lead, { categoryId: "x", version }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
