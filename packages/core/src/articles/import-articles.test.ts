import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { findArticleBySlug } from "./article.queries.js";
import { importArticles } from "./import-articles.js";
import type { ImportedArticle } from "./imported-article.js";
import { keepImage } from "./files/keep-file.js";
import { upsertCategories, type ImportedCategory } from "./upsert-categories.js";

let database: TestDatabase;
let deps: TestDeps;
const actor: Actor = { kind: "system", name: "import" };
const reader: Actor = { kind: "anonymous", visitor: null };

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());

function article(overrides: Partial<ImportedArticle> = {}): ImportedArticle {
  const slug = unique("imported");
  return {
    sourcePath: `docs/${slug}.md`,
    sourceHash: "1",
    slug,
    categoryId: null,
    audience: "public",
    position: 0,
    title: "Bind over LDAP",
    summary: "",
    body: "Text.",
    imageIds: [],
    ...overrides,
  };
}

/** Everything that an import writes, as one text: nothing was written when it is the same. */
async function written(): Promise<string> {
  const tables = ["articles", "article_revisions", "article_file_uses", "categories", "audit_rows"];
  const rows = await Promise.all(
    tables.map((table) => database.db.query(`select * from ${table} order by 1, 2`)),
  );
  return JSON.stringify([
    rows,
    await database.db.query("select * from graphile_worker._private_jobs order by id"),
  ]);
}

describe("importing articles", () => {
  test("publishes new ones, and the same again writes nothing", async () => {
    const articles = [article(), article()];
    const first = await importArticles(deps, actor, articles);
    expect(first.ok && [...first.outcomes.values()]).toEqual(["imported", "imported"]);
    expect(await findArticleBySlug(database.db, reader, articles[0]?.slug ?? "")).toMatchObject({
      title: "Bind over LDAP",
    });
    const before = await written();
    const again = await importArticles(deps, actor, articles);
    expect(again.ok && [...again.outcomes.values()]).toEqual(["unchanged", "unchanged"]);
    expect(await written()).toBe(before);
  });

  test("publishes a changed one as a new revision, tells the index, and keeps its address and first publication", async () => {
    const source = article();
    await importArticles(deps, actor, [source]);
    const before = await findArticleBySlug(database.db, reader, source.slug);
    deps.clock.advance({ hours: 1 });
    const changed = { ...source, sourceHash: "2", slug: unique("other"), title: "Bind over LDAPS" };
    const result = await importArticles(deps, actor, [changed]);
    expect(result.ok && result.outcomes.get(source.sourcePath)).toBe("updated");
    const after = await findArticleBySlug(database.db, reader, source.slug);
    expect(after).toMatchObject({
      id: before?.id,
      title: "Bind over LDAPS",
      publishedAt: before?.publishedAt,
      updatedAt: deps.clock.now(),
    });
    const revisions = await database.db.query(
      `select number, state, reason, author_id from article_revisions where article_id = $1 order by number`,
      [before?.id],
    );
    expect(revisions).toEqual([
      { number: 1, state: "archived", reason: "import", author_id: null },
      { number: 2, state: "published", reason: "import", author_id: null },
    ]);
    const jobs = await database.db.query(
      "select payload from graphile_worker._private_jobs where payload::jsonb->'articleIds' = jsonb_build_array($1::text)",
      [before?.id],
    );
    // One for each import: the first may not have been done yet.
    expect(jobs).toEqual([
      { payload: { articleIds: [before?.id] } },
      { payload: { articleIds: [before?.id] } },
    ]);
  });

  test("keeps all or none of a batch", async () => {
    const good = article();
    const before = await written();
    await expect(importArticles(deps, actor, [good, article({ slug: "Not a slug" })])).rejects.toThrow(
      /slug/,
    );
    expect(await written()).toBe(before);
  });

  test("is the system's alone", async () => {
    const { actor: lead } = await addStaff(database.db, "lead");
    const refused = { ok: false, refusals: [{ code: "NOT_ALLOWED" }] };
    expect(await importArticles(deps, lead, [article()])).toMatchObject(refused);
    expect(await upsertCategories(deps, lead, [])).toMatchObject(refused);
  });
});

test("categories of folders are made once, follow their folder, and write nothing when it is the same", async () => {
  const base = { title: "Directory", description: null, audience: "public", position: 0 } as const;
  const top: ImportedCategory = { ...base, sourcePath: "dir", parentPath: null, slug: unique("dir") };
  const inner: ImportedCategory = {
    ...base,
    sourcePath: "dir/ldap",
    parentPath: "dir",
    slug: unique("ldap"),
  };
  const first = await upsertCategories(deps, actor, [top, inner]);
  const before = await written();
  expect(await upsertCategories(deps, actor, [top, inner])).toEqual(first);
  expect(await written()).toBe(before);
  await upsertCategories(deps, actor, [{ ...top, audience: "staff" }, inner]);
  const rows = await database.db.query(
    "select source_path, parent_id is not null as below, effective_audience from categories where starts_with(source_path, 'dir') order by 1",
  );
  expect(rows).toEqual([
    { source_path: "dir", below: false, effective_audience: 2 },
    { source_path: "dir/ldap", below: true, effective_audience: 2 },
  ]);
});

test("the same image is kept once, also when it comes twice at once; what is no image is refused", async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  const sha256 = createHash("sha256").update(png).digest("hex");
  const keep = () => keepImage(deps, actor, { sha256, open: () => Readable.from([png]) });
  const [one, other] = await Promise.all([keep(), keep()]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toEqual(one);
  expect(deps.files.files.size).toBe(1);
  const text = await keepImage(deps, actor, {
    sha256: "00",
    open: () => Readable.from([Buffer.from("<svg/>")]),
  });
  expect(text).toMatchObject({ ok: false, refusals: [{ code: "INVALID" }] });
});
