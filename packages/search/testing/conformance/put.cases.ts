import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import { addArticle, addCategory, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { openIndex, settled } from "../subject.js";

let database: TestDatabase;
let index: ArticleIndex;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 12 });
  index = await openIndex(database.db);
});
afterAll(() => database.drop());

async function found(query: string, viewer: Audience = "public"): Promise<string[]> {
  const { hits } = await index.search({ query, viewer, first: 20, offset: 0 });
  return hits.map(({ articleId }) => articleId);
}

async function rowsOf(table: string): Promise<number> {
  const [row] = await database.db.query<{ rows: number }[]>(`select count(*) as rows from ${table}`);
  return row?.rows ?? 0;
}

async function publishAgain(articleId: string, text: { title: string; body: string }): Promise<void> {
  await database.db.transaction(async (tx) => {
    await tx.query(
      "update article_revisions set state = 'archived' where article_id = $1 and state = 'published'",
      [articleId],
    );
    await tx.query(
      `with written as (
         insert into article_revisions (article_id, number, state, title, summary, body)
         select $1, max(number) + 1, 'published', $2, '', $3 from article_revisions where article_id = $1 returning id, title)
       update articles a set published_revision_id = w.id, title = w.title from written w where a.id = $1`,
      [articleId, text.title, text.body],
    );
  });
}

describe("an article that was put", () => {
  test("is found at once, by words that no article had and before anything was counted again", async () => {
    const { id } = await addArticle(database.db, {
      title: "Zyxomatic gateways",
      body: "Tune the flurbinator.",
    });
    await index.put(id);
    expect(await found("zyxomatic")).toEqual([id]);
    expect(await found("flurbin")).toEqual([id]);
    const { correctedQuery } = await index.search({
      query: "zyxomatci",
      viewer: "public",
      first: 1,
      offset: 0,
    });
    expect(correctedQuery).toBe("zyxomatic");
  });

  test("twice, or by many at the same moment, is there once", async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () =>
        addArticle(database.db, { title: "Quokka parade", body: "## One\n\n## Two" }),
      ),
    );
    const ids = made.map(({ id }) => id);
    await Promise.all([
      index.putMany(ids),
      index.putMany([...ids].reverse()),
      ...ids.map((id) => index.put(id)),
    ]);
    const sections = await rowsOf("article_sections");
    await index.putMany([...ids, ...ids]);
    expect(await rowsOf("article_sections")).toBe(sections);
    expect((await found("quokka")).toSorted()).toEqual(ids.toSorted());
  });

  test("is found as it is published now, no longer as it was", async () => {
    const { id } = await addArticle(database.db, { title: "Marmalade", body: "Breakfast." });
    await index.put(id);
    await publishAgain(id, { title: "Vegemite", body: "Brunch." });
    await index.put(id);
    expect(await found("vegemite brunch")).toEqual([id]);
    expect(await found("marmalade")).toEqual([]);
    expect(await found("breakfast")).toEqual([]);
  });

  test("is gone when it is removed, or no longer published, and leaves nothing behind", async () => {
    const tables = ["article_search", "article_sections", "article_postings"];
    const before = await Promise.all(tables.map(rowsOf));
    const removed = await addArticle(database.db, { title: "Ephemeral one" });
    const archived = await addArticle(database.db, { title: "Ephemeral two" });
    await index.putMany([removed.id, archived.id]);
    await index.remove(removed.id);
    await database.db.query(
      "update articles set published_revision_id = null, title = null, published_at = null where id = $1",
      [archived.id],
    );
    expect(await found("ephemeral")).toEqual([]);
    expect(await Promise.all(tables.map(rowsOf))).toEqual(before);
    await index.put(archived.id);
    expect(await Promise.all(tables.map(rowsOf))).toEqual(before);
  });

  test.each(["", "no id", "00000000-0000-0000-0000-000000000000"])(
    "and does not exist (%p) changes nothing",
    async (id) => {
      await index.put(id);
      await index.remove(id);
      expect(await index.related(id, "staff", 5)).toEqual([]);
    },
  );

  test.each([
    ["no text at all", ""],
    ["one endless word", "a".repeat(500_000)],
    [
      "a million characters of different words",
      Array.from({ length: 90_000 }, (_, place) => `w${place.toString(36)}x`).join(" "),
    ],
    [
      "thousands of headings",
      Array.from({ length: 3_000 }, (_, place) => `## Part ${place}\n\ntext`).join("\n\n"),
    ],
    [
      "endless lines of marks",
      [" ", "-", "`", "[", "<", "|", "'", "_", "\\", "[x](", "- ", "#"]
        .map((mark) => `${mark.repeat(60_000)}x`)
        .join("\n\n"),
    ],
    ["odd characters", "## \u202e\u200b🙂\n\n\\ ' \" $$ :*|&!() \ue000"],
  ])("with %s can be found by its title", async (_what, body) => {
    const { id } = await addArticle(database.db, { title: "Capybara handling", body });
    await index.put(id);
    expect(await found("capybara")).toEqual([id]);
    await index.remove(id);
  });
});

describe("who may find an article follows at once", () => {
  test("its own audience", async () => {
    const { id } = await addArticle(database.db, { title: "Wombat registry" });
    await index.put(id);
    await database.db.query("update articles set audience = 'staff' where id = $1", [id]);
    expect(await found("wombat")).toEqual([]);
    expect(await found("wombat", "staff")).toEqual([id]);
    await database.db.query("update articles set audience = 'customers' where id = $1", [id]);
    await settled(database.db);
    expect(await found("wombat", "customers")).toEqual([id]);
  });

  test("that of every category above it", async () => {
    const above = await addCategory(database.db);
    const below = await addCategory(database.db, { parentId: above.id });
    const { id } = await addArticle(database.db, { title: "Numbat registry", categoryId: below.id });
    await index.put(id);
    await database.db.query("update categories set audience = 'staff' where id = $1", [above.id]);
    expect(await found("numbat", "customers")).toEqual([]);
    await database.db.query("update categories set audience = 'public' where id = $1", [above.id]);
    await settled(database.db);
    expect(await found("numbat")).toEqual([id]);
  });

  test("also while it is being put", async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => addArticle(database.db, { title: "Bilby ledger" })),
    );
    const ids = made.map(({ id }) => id);
    await Promise.all([
      index.putMany(ids),
      ...ids.map((id) => database.db.query("update articles set audience = 'staff' where id = $1", [id])),
    ]);
    expect(await found("bilby", "customers")).toEqual([]);
    expect((await found("bilby", "staff")).length).toBe(20);
  });
});
