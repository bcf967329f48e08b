import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeFileStore,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../../actor.js";
import { archiveArticle } from "../archive-article.js";
import { saveAutosave } from "../autosave.js";
import { publishRevision } from "../publish-revision.js";
import { saveDraft } from "../save-draft.js";
import { approveRevision } from "../approve-revision.js";
import { submitForReview } from "../submit-for-review.js";
import { cleanFileName } from "../../files/file-name.js";
import { findVisibleFile } from "./file.queries.js";
import { keepFile } from "./keep-file.js";
import { sweepFiles } from "./sweep-files.js";

let database: TestDatabase;
let deps: TestDeps;
let author: Actor;
let lead: Actor;
const visitor: Actor = { kind: "anonymous", visitor: null };

beforeAll(async () => {
  database = await createTestDatabase();
  author = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.query("delete from article_file_uses");
  await database.db.query("delete from article_files");
  deps = testDeps(database.db);
});

const upload = async (name = "notes.txt", text = "text"): Promise<string> => {
  const kept = await keepFile(deps, author, { name, content: Readable.from([Buffer.from(text)]) });
  if (!kept.ok) throw new Error(kept.refusals[0]?.message);
  return kept.file.storageKey;
};

async function draftWith(key: string, articleId?: string, basedOnRevisionId?: string) {
  const { id: categoryId } = await addCategory(database.db);
  const saved = await saveDraft(deps, author, {
    articleId: articleId ?? null,
    basedOnRevisionId: basedOnRevisionId ?? null,
    categoryId,
    audience: "public",
    title: "Title",
    summary: "Summary.",
    body: `See [the notes](/files/${key}).`,
    reason: "new",
  });
  if (!saved.ok) throw new Error(saved.refusals[0]?.message);
  return { articleId: saved.article.id, revisionId: saved.revision.id };
}

async function autosave(body: string): Promise<void> {
  const subjects = { productAreas: [], protocols: [], platforms: [] };
  const texts = { title: "", slug: "", summary: "", body, reason: "" };
  const draft = { ...texts, ...subjects, categoryId: null, audience: "staff" as const };
  const saved = await saveAutosave(deps, author, { articleId: null, basedOnRevisionId: null, draft });
  if (!saved.ok) throw new Error(saved.refusals[0]?.message);
}

async function publish(revisionId: string): Promise<void> {
  for (const result of [
    await submitForReview(deps, author, { revisionId }),
    await approveRevision(deps, lead, { revisionId }),
    await publishRevision(deps, lead, { revisionId }),
  ])
    if (!result.ok) throw new Error(result.refusals[0]?.message);
}

const isSeen = async (key: string, actor: Actor = visitor) =>
  (await findVisibleFile(database.db, actor, key)) !== null;
const keys = async () =>
  (await database.db.query<{ key: string }[]>("select storage_key as key from article_files")).map(
    ({ key }) => key,
  );

test("readers see a file from its publication on, and not once its article is archived or names it no more", async () => {
  const key = await upload();
  expect([await isSeen(key), await isSeen(key, author)]).toEqual([false, true]);
  const { articleId, revisionId } = await draftWith(key);
  expect(await isSeen(key)).toBe(false);
  await publish(revisionId);
  expect(await isSeen(key)).toBe(true);

  const other = await upload("other.txt");
  const next = await draftWith(other, articleId, revisionId);
  expect([await isSeen(key), await isSeen(other)]).toEqual([true, false]);
  await publish(next.revisionId);
  expect([await isSeen(key), await isSeen(other)]).toEqual([false, true]);
  await archiveArticle(deps, lead, { articleId, reason: "old" });
  expect([await isSeen(other), await isSeen(other, author)]).toEqual([false, true]);
});

test("customers and nobody upload nothing, and none of what they send is read", async () => {
  const unread = () =>
    new Readable({
      read() {
        this.destroy(new Error("it was read"));
      },
    });
  for (const actor of [visitor, (await addAdmin(database.db)).actor])
    expect(await keepFile(deps, actor, { name: "a.txt", content: unread() })).toMatchObject({ ok: false });
});

describe("a sweep", () => {
  const sweep = () => sweepFiles(deps);

  test("removes what nothing has named for a week, and nothing else", async () => {
    const unused = await upload("unused.txt");
    const inDraft = await upload("draft.txt");
    const published = await upload("published.txt");
    const typed = await upload("typed.txt");
    await draftWith(inDraft);
    const { revisionId, articleId } = await draftWith(published);
    await publish(revisionId);
    await publish((await draftWith(inDraft, articleId, revisionId)).revisionId);
    await autosave(`![x](/files/${typed})`);

    expect(await sweep()).toEqual({ removed: 0 });
    deps.clock.advance({ days: 6, hours: 23 });
    expect(await sweep()).toEqual({ removed: 0 });
    deps.clock.advance({ hours: 1 });
    expect(await sweep()).toEqual({ removed: 1 });
    // An older revision still names it: it can be restored.
    expect((await keys()).toSorted()).toEqual([inDraft, published, typed].toSorted());
    expect([...deps.files.files.keys()].toSorted()).toEqual([inDraft, published, typed].toSorted());
    expect(await isSeen(unused, author)).toBe(false);
    const rows = await database.db.query("select data from audit_rows where action = 'file.removed'");
    expect(rows).toEqual([{ data: { name: "unused.txt", because: "unused" } }]);
    expect(await sweep()).toEqual({ removed: 0 });
    await autosave("nothing");
    await sweep();
    deps.clock.advance({ days: 7 });
    expect(await sweep()).toEqual({ removed: 1 });
    expect(await keys()).not.toContain(typed);
  });

  test("leaves what was named again within the week", async () => {
    const key = await upload();
    await sweep();
    deps.clock.advance({ days: 6 });
    await draftWith(key);
    deps.clock.advance({ days: 2 });
    await sweep();
    expect(await keys()).toEqual([key]);
  });

  test("goes on where it was killed between the mark and the bytes, and between the bytes and the row", async () => {
    const key = await upload();
    await sweep();
    deps.clock.advance({ days: 7 });
    const remove = deps.files.remove.bind(deps.files);
    deps.files.remove = () => Promise.reject(new Error("killed"));
    await expect(sweep()).rejects.toThrow("killed");
    expect([await isSeen(key, author), deps.files.files.has(key)]).toEqual([false, true]);
    deps.files.remove = async (gone) => {
      await remove(gone);
      throw new Error("killed again");
    };
    await expect(sweep()).rejects.toThrow("killed again");
    expect([await keys(), deps.files.files.size]).toEqual([[key], 0]);
    deps.files.remove = remove;
    expect(await sweep()).toEqual({ removed: 1 });
    expect(await keys()).toEqual([]);
  });

  test("removes what an upload left that was killed before or after its bytes were stored", async () => {
    for (const when of ["before", "after"] as const) {
      const files = new FakeFileStore();
      const receive = files.receive.bind(files);
      files.receive = async (content) => {
        const received = await receive(content);
        if (!received.ok) return received;
        const keep = async (key: string): Promise<void> => {
          if (when === "after") await received.file.keep(key);
          throw new Error("killed");
        };
        return { ok: true, file: { ...received.file, keep } };
      };
      deps = testDeps(database.db, { files });
      await expect(upload()).rejects.toThrow("killed");
      const [left] = await keys();
      expect(await isSeen(left ?? "", author)).toBe(false);
      deps.clock.advance({ minutes: 59 });
      await sweep();
      expect(await keys()).toEqual([left]);
      deps.clock.advance({ minutes: 1 });
      expect(await sweep()).toEqual({ removed: 1 });
      expect([await keys(), files.files.size]).toEqual([[], 0]);
      expect(files.abandonedBefore).toEqual(new Date(deps.clock.now().getTime() - 3_600_000));
    }
  });

  test("twice at once removes each file once", async () => {
    for (let place = 0; place < 5; place += 1) await upload(`${place}.txt`);
    await sweep();
    deps.clock.advance({ days: 7 });
    await Promise.all([sweep(), sweep()]);
    expect([await keys(), deps.files.files.size]).toEqual([[], 0]);
    const [row] = await database.db.query<{ count: number }[]>(
      "select count(distinct subject_id)::int - count(*)::int as count from audit_rows where action = 'file.removed'",
    );
    expect(row?.count).toBe(0);
  });
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  [".htaccess", "htaccess"],
  ["\u200B.htaccess", "htaccess"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
  ['a"b.pdf. . ', "a_b.pdf"],
  ["CON.txt", "_CON.txt"],
  ["", "file"],
  ["...", "file"],
  ["cafe\u0301.pdf", "café.pdf"],
  [`${"x".repeat(300)}.tar.gz`, `${"x".repeat(147)}.gz`],
  ["nul\u0000byte\uD800.png", "nulbyte.png"],
])("a file called %j is kept as %j", (given, kept) => expect(cleanFileName(given)).toBe(kept));
