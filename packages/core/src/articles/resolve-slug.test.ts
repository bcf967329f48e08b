import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { articleSteps, done } from "../../testing/article-steps.js";
import type { PersonActor } from "../actor.js";
import { archiveArticle } from "./archive-article.js";
import { publishRevision } from "./publish-revision.js";
import { approveRevision } from "./approve-revision.js";
import { resolveSlug } from "./resolve-slug.js";
import { saveDraft } from "./save-draft.js";
import { submitForReview } from "./submit-for-review.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let lead: PersonActor;
let agent: PersonActor;
let customer: PersonActor;
let categoryId: string;
let steps: ReturnType<typeof articleSteps>;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  customer = (await addAdmin(database.db)).actor;
  categoryId = (await addCategory(database.db)).id;
  steps = articleSteps(deps, { author, reviewer: lead, categoryId });
});
afterAll(() => database.drop());

const resolved = (slug: string, who: PersonActor | typeof reader = reader) =>
  resolveSlug(database.db, who, slug);
const archive = (articleId: string, replacementId: string | null = null) =>
  archiveArticle(deps, lead, { articleId, reason: "Old.", replacementId });

/** Saves the published article again under another address. */
async function renamed(articleId: string, basedOnRevisionId: string, slug: string, who = author) {
  return saveDraft(deps, who, steps.draft({ articleId, basedOnRevisionId, slug }));
}

describe("an address", () => {
  test("of a published article changes at once, and the old ones lead to the present one", async () => {
    const [first, second, third] = [unique("first"), unique("second"), unique("third")];
    const { article, revision } = await steps.published({ slug: first });
    const one = await done(renamed(article.id, revision.id, second));
    const two = await done(renamed(article.id, one.revision.id, third));
    expect(await resolved(first)).toEqual({ kind: "moved", slug: third });
    expect(await resolved(second)).toEqual({ kind: "moved", slug: third });
    expect(await resolved(third)).toMatchObject({ kind: "article", article: { id: article.id } });
    // Back again: an article's own former address is its to have.
    await done(renamed(article.id, two.revision.id, first));
    expect(await resolved(third)).toEqual({ kind: "moved", slug: first });
    expect(await resolved(first)).toMatchObject({ kind: "article" });
  });

  test("is the same in capitals and between slashes", async () => {
    const slug = unique("written");
    await steps.published({ slug });
    expect(await resolved(`/${slug.toUpperCase()}/`)).toEqual({ kind: "moved", slug });
    for (const odd of ["", "/", "a b", "x\u0000y", "..", "ü"]) {
      expect(await resolved(odd)).toEqual({ kind: "unknown" });
    }
  });

  test("that an article had before anybody read it is free again", async () => {
    const slug = unique("unseen");
    const { article, revision } = await steps.saved({ slug });
    await done(renamed(article.id, revision.id, unique("other"), agent));
    expect((await steps.saved({ slug })).article.slug).toBe(slug);
  });

  test("is not changed by agents once it was published", async () => {
    const { article, revision } = await steps.published();
    expect(await renamed(article.id, revision.id, unique("agents"), agent)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED", path: ["slug"] }],
    });
  });

  test("that another article has is refused, and one it had is taken over by a lead's word alone", async () => {
    const slug = unique("wanted");
    const { article, revision } = await steps.published({ slug });
    const take = (who: PersonActor, takeOverSlug: boolean) =>
      saveDraft(deps, who, steps.draft({ slug, takeOverSlug }));
    expect(await take(lead, true)).toMatchObject({ refusals: [{ code: "INVALID", path: ["slug"] }] });
    await done(renamed(article.id, revision.id, unique("moved")));
    expect(await take(author, true)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED", path: ["slug"] }] });
    expect(await take(lead, false)).toMatchObject({
      refusals: [{ code: "CONFLICT", path: ["takeOverSlug"] }],
    });
    const taken = await done(take(lead, true));
    expect(taken.article.slug).toBe(slug);
    // What readers find there is a draft now: nothing.
    expect(await resolved(slug)).toEqual({ kind: "unknown" });
    const [row] = await database.db.query(
      `select data from audit_rows where subject_id = $1 and action = 'article.slug_taken_over'`,
      [article.id],
    );
    expect(row).toEqual({ data: { slug, by: taken.article.id } });
  });

  test("is given once, also when two want it at the same moment, and new titles keep clear of old addresses", async () => {
    const slug = unique("contested");
    const saves = await Promise.all([1, 2, 3].map(() => saveDraft(deps, lead, steps.draft({ slug }))));
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    const title = unique("Former title");
    const { article, revision } = await steps.published({ title });
    await done(renamed(article.id, revision.id, unique("renamed")));
    expect((await steps.saved({ title })).article.slug).toBe(`${article.slug}-2`);
    await expect(
      database.db.query("update articles set slug = $1 where slug = $2", [article.slug, slug]),
    ).rejects.toThrow(/article_slugs_pkey/);
  });
});

describe("what is archived", () => {
  test("is gone to those who read it, names its replacement to those who may read that, and is unknown to others", async () => {
    const { article: inside } = await steps.published({ audience: "staff" });
    const { article: open } = await steps.published();
    const { article: forCustomers } = await steps.published({ audience: "customers" });
    await done(archive(open.id, inside.id));
    await done(archive(forCustomers.id, null));
    expect(await resolved(open.slug)).toEqual({ kind: "gone", replacement: null });
    expect(await resolved(open.slug, agent)).toMatchObject({ kind: "gone", replacement: { id: inside.id } });
    expect(await resolved(forCustomers.slug)).toEqual({ kind: "unknown" });
    expect(await resolved(forCustomers.slug, customer)).toEqual({ kind: "gone", replacement: null });
  });

  test("stays unknown to who never read it, also when its category is opened later", async () => {
    const closed = await addCategory(database.db, { audience: "staff" });
    const { article } = await steps.published({ categoryId: closed.id });
    await done(archive(article.id));
    await database.db.query("update categories set audience = 'public' where id = $1", [closed.id]);
    expect(await resolved(article.slug)).toEqual({ kind: "unknown" });
    expect(await resolved(article.slug, agent)).toMatchObject({ kind: "gone" });
  });

  test("drafts and what is only for others are unknown", async () => {
    const { article: drafted } = await steps.saved();
    const { article: inside } = await steps.published({ audience: "staff" });
    expect(await resolved(drafted.slug, lead)).toEqual({ kind: "unknown" });
    expect(await resolved(inside.slug)).toEqual({ kind: "unknown" });
  });

  test("leads along a chain to its end", async () => {
    const chain = [];
    for (let link = 0; link < 6; link += 1) chain.push((await steps.published()).article);
    for (const [place, { id }] of chain.entries()) {
      const next = chain[place + 1];
      if (next !== undefined) await done(archive(id, next.id));
    }
    const [first] = chain;
    expect(await resolved(first?.slug ?? "")).toMatchObject({
      kind: "gone",
      replacement: { id: chain.at(-1)?.id },
    });
  });

  test("never leads in a circle, also when two are archived for each other at the same moment", async () => {
    const [{ article: one }, { article: two }, { article: three }] = [
      await steps.published(),
      await steps.published(),
      await steps.published(),
    ];
    expect(await archive(one.id, one.id)).toMatchObject({ refusals: [{ path: ["replacementId"] }] });
    expect(await archive(one.id, "none")).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    await done(archive(one.id, two.id));
    await done(archive(two.id, three.id));
    expect(await archive(three.id, one.id)).toMatchObject({
      refusals: [{ code: "INVALID", path: ["replacementId"] }],
    });
    const [{ article: left }, { article: right }] = [await steps.published(), await steps.published()];
    const both = await Promise.all([archive(left.id, right.id), archive(right.id, left.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is forgotten to be archived once it is published again", async () => {
    const { article: other } = await steps.published();
    const { article, revision } = await steps.published();
    await done(archive(article.id, other.id));
    const next = await steps.saved({ articleId: article.id, basedOnRevisionId: revision.id });
    expect(await resolved(article.slug)).toMatchObject({ kind: "gone" });
    const id = { revisionId: next.revision.id };
    await done(submitForReview(deps, author, id));
    await done(approveRevision(deps, lead, id));
    await done(publishRevision(deps, lead, id));
    expect(await resolved(article.slug)).toMatchObject({ kind: "article" });
    await done(archive(other.id, article.id));
    expect(await resolved(other.slug)).toMatchObject({ replacement: { id: article.id } });
  });
});
