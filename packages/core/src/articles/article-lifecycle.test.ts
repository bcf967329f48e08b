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
import type { PersonActor } from "../actor.js";
import { approveRevision } from "./approve-revision.js";
import { archiveArticle } from "./archive-article.js";
import { findArticleBySlug } from "./article.queries.js";
import { revisionsOfArticles } from "./desk-article.queries.js";
import { publishRevision } from "./publish-revision.js";
import { saveDraft, type SaveDraftInput } from "./save-draft.js";
import { submitForReview } from "./submit-for-review.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let colleague: PersonActor;
let lead: PersonActor;
let agent: PersonActor;
let categoryId: string;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  colleague = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  categoryId = (await addCategory(database.db)).id;
});
afterAll(() => database.drop());

function draft(overrides: Partial<SaveDraftInput> = {}): SaveDraftInput {
  return {
    categoryId,
    audience: "public",
    title: unique("Reset MFA"),
    summary: "How to.",
    body: "## Steps\n\nDo it.",
    reason: "New.",
    ...overrides,
  };
}

/** The article and revision of an act that must succeed. */
async function published(overrides: Partial<SaveDraftInput> = {}) {
  const { revision } = await done(saveDraft(deps, author, draft(overrides)));
  await done(submitForReview(deps, author, { revisionId: revision.id }));
  await done(approveRevision(deps, colleague, { revisionId: revision.id }));
  return done(publishRevision(deps, author, { revisionId: revision.id }));
}

const jobsOf = (articleId: string) =>
  database.db.query<{ payload: unknown }[]>(
    `select payload from graphile_worker._private_jobs where payload->>'articleId' = $1`,
    [articleId],
  );

describe("from draft to reader", () => {
  test("a draft is reviewed by somebody else, published, and read under its address", async () => {
    const title = unique("Réseau Wi-Fi");
    const saved = await done(saveDraft(deps, author, draft({ title })));
    expect(saved).toMatchObject({
      revision: { number: 1, state: "draft", authorId: author.person.id },
      article: { publishedRevisionId: null },
    });
    expect(saved.article.slug).toMatch(/^reseau-wi-fi-/);
    expect(await findArticleBySlug(database.db, reader, saved.article.slug)).toBeNull();

    const id = { revisionId: saved.revision.id };
    expect((await done(submitForReview(deps, author, id))).revision.state).toBe("in_review");
    const approved = await done(approveRevision(deps, colleague, id));
    expect(approved.revision).toMatchObject({
      state: "approved",
      approvedBy: colleague.person.id,
      approvalWaiver: null,
    });
    const shown = await done(publishRevision(deps, author, id));
    expect(shown.revision).toMatchObject({ state: "published", publishedAt: deps.clock.now() });
    expect(await findArticleBySlug(database.db, reader, saved.article.slug)).toMatchObject({
      id: saved.article.id,
      title,
      publishedRevisionId: saved.revision.id,
    });
    expect(await jobsOf(saved.article.id)).toEqual([
      { payload: { articleId: saved.article.id, revisionId: saved.revision.id } },
    ]);
    const audit = await database.db.query("select action from audit_rows where subject_id = $1 order by id", [
      saved.article.id,
    ]);
    expect(audit).toEqual(
      ["article.draft_saved", "article.submitted", "article.approved", "article.published"].map((action) => ({
        action,
      })),
    );
  });

  test("a newer draft is not read until it is published, and then takes the place of what was", async () => {
    const first = await published({ body: "Old." });
    const edited = await done(
      saveDraft(
        deps,
        agent,
        draft({
          articleId: first.article.id,
          basedOnRevisionId: first.revision.id,
          title: "New title",
          audience: "staff",
        }),
      ),
    );
    expect(edited.revision).toMatchObject({ number: 2, basedOnId: first.revision.id });
    const before = await findArticleBySlug(database.db, reader, first.article.slug);
    expect(before).toMatchObject({ title: first.revision.title, audience: "public" });

    deps.clock.advance({ days: 1 });
    const id = { revisionId: edited.revision.id };
    await done(submitForReview(deps, agent, id));
    await done(approveRevision(deps, lead, id));
    await done(publishRevision(deps, lead, id));
    expect(await findArticleBySlug(database.db, reader, first.article.slug)).toBeNull();
    expect(await findArticleBySlug(database.db, agent, first.article.slug)).toMatchObject({
      title: "New title",
      audience: "staff",
      publishedAt: before?.publishedAt,
      updatedAt: deps.clock.now(),
    });
    const revisions = await revisionsOfArticles(database.db, [first.article.id]);
    expect(revisions.map(({ number, state }) => [number, state])).toEqual([
      [2, "published"],
      [1, "archived"],
    ]);
  });

  test("an archived article is read no more; its revisions stay", async () => {
    const { article, revision } = await published();
    const result = await done(archiveArticle(deps, lead, { articleId: article.id, reason: "Out of date." }));
    expect(result.revision).toMatchObject({ id: revision.id, state: "archived" });
    expect(await findArticleBySlug(database.db, lead, article.slug)).toBeNull();
    expect(await jobsOf(article.id)).toEqual([{ payload: { articleId: article.id, revisionId: null } }]);
    const again = await archiveArticle(deps, lead, { articleId: article.id, reason: "Twice." });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });
});

describe("what the policy forbids", () => {
  test("authors do not approve what they wrote; a lead may, with a reason that is kept", async () => {
    const own = await done(saveDraft(deps, author, draft()));
    const id = { revisionId: own.revision.id };
    await done(submitForReview(deps, author, id));
    const refused = await approveRevision(deps, author, { ...id, waiverReason: "I am sure." });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });

    const leads = await done(saveDraft(deps, lead, draft()));
    await done(submitForReview(deps, lead, { revisionId: leads.revision.id }));
    expect(await approveRevision(deps, lead, { revisionId: leads.revision.id })).toMatchObject({ ok: false });
    const waived = await approveRevision(deps, lead, {
      revisionId: leads.revision.id,
      waiverReason: "Outage, nobody else here.",
    });
    expect(waived).toMatchObject({ ok: true, revision: { approvalWaiver: "Outage, nobody else here." } });
  });

  test("agents neither approve nor publish, and nobody publishes what is not approved", async () => {
    const { revision } = await done(saveDraft(deps, agent, draft()));
    const id = { revisionId: revision.id };
    expect(await publishRevision(deps, lead, id)).toMatchObject({
      ok: false,
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    await done(submitForReview(deps, agent, id));
    expect(await approveRevision(deps, agent, id)).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    await done(approveRevision(deps, lead, id));
    expect(await publishRevision(deps, agent, id)).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });

  test("customers write nothing, and visitors are asked to sign in", async () => {
    const { actor } = await addAdmin(database.db);
    expect(await saveDraft(deps, actor, draft())).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await saveDraft(deps, reader, draft())).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_SIGNED_IN" }],
    });
    const token = { ...author, scopes: ["read_articles" as const] };
    expect(await saveDraft(deps, token, draft())).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });
});

describe("two who work on one article", () => {
  test("do not overwrite each other: the later one is told of the newer revision", async () => {
    const first = await done(saveDraft(deps, author, draft()));
    const edit = { articleId: first.article.id, basedOnRevisionId: first.revision.id };
    const results = await Promise.all(
      [author, colleague, agent].map((who) => saveDraft(deps, who, draft(edit))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusals[0]?.code === "CONFLICT")).toHaveLength(2);
    const revisions = await revisionsOfArticles(database.db, [first.article.id]);
    expect(revisions.map(({ state }) => state)).toEqual(["draft", "archived"]);
  });

  test("do not move on a revision that was overtaken", async () => {
    const first = await done(saveDraft(deps, author, draft()));
    await done(submitForReview(deps, author, { revisionId: first.revision.id }));
    await done(
      saveDraft(deps, agent, draft({ articleId: first.article.id, basedOnRevisionId: first.revision.id })),
    );
    const late = await approveRevision(deps, lead, { revisionId: first.revision.id });
    expect(late).toMatchObject({ ok: false, refusals: [{ code: "CONFLICT" }] });
  });

  test("who give new articles the same title get different addresses", async () => {
    const title = unique("Same title");
    const saved = await Promise.all([1, 2, 3].map(() => done(saveDraft(deps, author, draft({ title })))));
    expect(new Set(saved.map(({ article }) => article.slug)).size).toBe(3);
  });
});

test("the text of a saved revision cannot be changed, not even in the database", async () => {
  const { revision } = await done(saveDraft(deps, author, draft()));
  for (const change of ["title = 'x'", "summary = 'x'", "body = 'x'", "audience = 'staff'", "number = 9"]) {
    await expect(
      database.db.query(`update article_revisions set ${change} where id = $1`, [revision.id]),
    ).rejects.toThrow(/never changed/);
  }
});

test.each([
  ["a blank title", { title: " " }, "title"],
  ["no text", { body: "" }, "body"],
  ["no reason", { reason: "" }, "reason"],
  ["an odd address", { slug: "Not/a slug" }, "slug"],
  ["an unknown category", { categoryId: "01900000-0000-7000-8000-000000000000" }, "categoryId"],
])("%s is told with its field", async (_what, overrides, field) => {
  expect(await saveDraft(deps, author, draft(overrides))).toMatchObject({
    ok: false,
    refusals: [{ code: "INVALID", path: [field] }],
  });
});
