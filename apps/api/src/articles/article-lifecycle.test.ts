import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runSchedule } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let author: Caller;
let lead: Caller;
let customer: Caller;
let categoryId: string;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock, index: new FakeArticleIndex() });
  author = await api.callerFor((await addStaff(db, "author")).person);
  lead = await api.callerFor((await addStaff(db, "lead")).person);
  customer = await api.callerFor((await addAdmin(db)).person);
  categoryId = globalId("Category", (await addCategory(db, { title: "LDAP" })).id);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const payloadSchema = z.object({
  article: z
    .looseObject({ id: z.string(), slug: z.string(), head: z.looseObject({ id: z.string() }) })
    .nullable(),
  userErrors: z.array(z.looseObject({ code: z.string() })),
});

async function act(mutation: string, input: Record<string, unknown>, caller: Caller, fields = "") {
  clock.advance({ seconds: 1 });
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await api.askDesk(
    `mutation ($input: ${inputs[mutation] ?? type}!) { ${mutation}(input: $input) {
       article { id slug head { id number state } ${fields} } userErrors { code message path } } }`,
    { input },
    caller,
  );
  expect(errors).toEqual([]);
  return payloadSchema.parse(data?.[mutation]);
}

const inputs: Record<string, string> = {
  articleSubmitForReview: "ArticleRevisionInput",
  articleWithdraw: "ArticleRevisionInput",
  articlePublish: "ArticleRevisionInput",
};

async function done(mutation: string, input: Record<string, unknown>, caller: Caller, fields = "") {
  const { article, userErrors } = await act(mutation, input, caller, fields);
  expect(userErrors).toEqual([]);
  if (article === null) throw new Error(`${mutation} answered with no article.`);
  return article;
}

const save = (input: Record<string, unknown> = {}) =>
  done(
    "articleDraftSave",
    {
      ...{ title: unique("Bind"), summary: "How", body: "Bind.", reason: "New", audience: "PUBLIC" },
      ...{ categoryId, ...input },
    },
    author,
  );

async function approved(input: Record<string, unknown> = {}) {
  const article = await save(input);
  const revisionId = { revisionId: article.head.id };
  await done("articleSubmitForReview", revisionId, author);
  return done("articleApprove", revisionId, lead);
}

async function published(input: Record<string, unknown> = {}) {
  const article = await approved(input);
  return done("articlePublish", { revisionId: article.head.id }, lead);
}

const codes = (found: unknown) => JSON.stringify(found);

describe("sending back and taking back", () => {
  test("show the reviewer's words, and who may do what with its reason", async () => {
    const draft = await save();
    const revisionId = { revisionId: draft.head.id };
    await done("articleSubmitForReview", revisionId, author);
    const can = "viewerCan { sendBack { allowed code } withdraw { allowed code } }";
    const read = async (caller: Caller) =>
      (await api.askDesk(`query ($id: ID!) { deskArticle(id: $id) { ${can} } }`, { id: draft.id }, caller))
        .data;
    expect(codes(await read(author))).toContain('"sendBack":{"allowed":false,"code":"own_revision"}');
    expect(codes(await read(lead))).toContain('"withdraw":{"allowed":false,"code":"not_own_revision"}');
    const back = await done(
      "articleSendBack",
      { ...revisionId, words: "Say which port." },
      lead,
      "revisions { state reviews { verdict words reviewer { name } } }",
    );
    expect(back).toMatchObject({
      head: { state: "DRAFT" },
      revisions: [
        {
          reviews: [
            { verdict: "SENT_BACK", words: "Say which port.", reviewer: { name: expect.any(String) } },
          ],
        },
      ],
    });
    await done("articleSubmitForReview", revisionId, author);
    expect(await done("articleWithdraw", revisionId, author)).toMatchObject({ head: { state: "DRAFT" } });
  });
});

describe("the history", () => {
  test("says what a revision was based on and restores, who may restore it, and how any two differ", async () => {
    const first = await save({ body: "Use port 389." });
    const edit = { articleId: first.id, basedOnRevisionId: first.head.id };
    const second = await save({ ...edit, body: "Use port 636." });
    const fields =
      "revisions { number basedOn { number } restoredFrom { number } viewerCan { restore { allowed code } } }";
    const restored = await done(
      "articleRevisionRestore",
      { revisionId: first.head.id, basedOnRevisionId: second.head.id },
      author,
      fields,
    );
    expect(restored).toMatchObject({
      revisions: [
        {
          number: 3,
          basedOn: { number: 2 },
          restoredFrom: { number: 1 },
          viewerCan: { restore: { code: "newest_revision" } },
        },
        { number: 2, basedOn: { number: 1 }, restoredFrom: null, viewerCan: { restore: { allowed: true } } },
        { number: 1, basedOn: null },
      ],
    });
    const query = `query ($fromId: ID!, $toId: ID!) { articleRevisionDifference(fromId: $fromId, toId: $toId) {
      from { number } to { number } fields { field } rows { kind leftLine rightLine left { text changed } right { text changed } } } }`;
    const ids = { fromId: first.head.id, toId: second.head.id };
    expect((await api.askDesk(query, ids, author)).data?.["articleRevisionDifference"]).toMatchObject({
      rows: [{ kind: "CHANGED", right: [{ changed: false }, { text: "636", changed: true }, { text: "." }] }],
    });
    const mine = `query ($input: ArticleDraftDifferenceInput!) { articleDraftDifference(input: $input) { fields { field } rows { kind } } }`;
    const input = { revisionId: second.head.id, title: "Other", summary: "How", body: "Use port 636." };
    expect((await api.askDesk(mine, { input }, author)).data?.["articleDraftDifference"]).toEqual({
      fields: [{ field: "TITLE" }],
      rows: [{ kind: "SAME" }],
    });
  });

  test("costs as many statements for many revisions as for few", async () => {
    const query = `query ($id: ID!) { deskArticle(id: $id) { revisions { author { name } basedOn { number author { name } } restoredFrom { number }
      approvedBy { name } reviews { reviewer { name } } viewerCan { restore { allowed } } } schedules { scheduledBy { name } revision { number } } } }`;
    const count = (id: string) => api.countStatements(() => api.askDesk(query, { id }, author));
    const first = await approved();
    let many = await approved({ articleId: first.id, basedOnRevisionId: first.head.id });
    await count(many.id);
    const few = await count(many.id);
    for (let edit = 0; edit < 4; edit += 1)
      many = await approved({ articleId: many.id, basedOnRevisionId: many.head.id });
    expect(await count(many.id)).toBe(few);
  });
});

describe("what an author has typed", () => {
  test("A32: comes back in another browser, to nobody else, and goes when it is saved or discarded", async () => {
    const article = await save();
    const typed = { title: "", summary: "", body: "Half a sent", audience: "STAFF", categoryId: "gone" };
    const keep = `mutation ($input: ArticleAutosaveInput!) { articleAutosave(input: $input) { autosave { savedAt body } userErrors { code } } }`;
    const kept = async (input: Record<string, unknown>) =>
      (await api.askDesk(keep, { input }, author)).data?.["articleAutosave"];
    const based = { articleId: article.id, basedOnRevisionId: article.head.id };
    expect(await kept({ ...typed, ...based })).toMatchObject({
      autosave: { body: "Half a sent" },
      userErrors: [],
    });
    expect(await kept(typed)).toMatchObject({ userErrors: [] });
    expect(await kept({ ...typed, articleId: "nonsense" })).toMatchObject({
      autosave: null,
      userErrors: [{ code: "NOT_FOUND" }],
    });
    const query = `query ($id: ID!) { deskArticle(id: $id) { autosave { body basedOnRevisionId categoryId savedAt } } newArticleAutosave { body } }`;
    const read = async (caller: Caller) => (await api.askDesk(query, { id: article.id }, caller)).data;
    expect(await read(author)).toMatchObject({
      deskArticle: {
        autosave: { body: "Half a sent", basedOnRevisionId: article.head.id, categoryId: null },
      },
      newArticleAutosave: { body: "Half a sent" },
    });
    expect(await read(lead)).toEqual({ deskArticle: { autosave: null }, newArticleAutosave: null });
    await save(based);
    const discard = "mutation { articleAutosaveDiscard(input: {}) { userErrors { code } } }";
    expect((await api.askDesk(discard, {}, author)).data?.["articleAutosaveDiscard"]).toEqual({
      userErrors: [],
    });
    expect(await read(author)).toEqual({ deskArticle: { autosave: null }, newArticleAutosave: null });
  });
});

describe("publishing at a set time", () => {
  test("takes Mountain time, says what it is in UTC, and is listed until it is cancelled", async () => {
    const article = await approved();
    const time = async (wallTime: string) =>
      (
        await api.askDesk(
          "query ($w: String!) { articleScheduleTime(wallTime: $w) { at problem words } }",
          { w: wallTime },
          lead,
        )
      ).data?.["articleScheduleTime"];
    expect(await time("2026-11-30T09:00")).toEqual({
      at: "2026-11-30T16:00:00.000Z",
      problem: null,
      words: "Mon 30 November 2026, 09:00 Mountain time (16:00 UTC)",
    });
    expect(await time("2026-11-01T01:30")).toMatchObject({ at: null, problem: "AMBIGUOUS_TIME" });
    const revisionId = article.head.id;
    const fields =
      "schedules { id kind state runAt scheduledBy { name } revision { number } viewerCan { cancel { allowed } } }";
    const refused = await act(
      "articlePublicationSchedule",
      { revisionId, wallTime: "2026-11-01T01:30" },
      lead,
    );
    expect(refused.userErrors).toMatchObject([{ code: "INVALID", path: ["at"] }]);
    const when = { wallTime: "2026-11-01T01:30", occurrence: "FIRST" };
    const planned = await done("articlePublicationSchedule", { revisionId, ...when }, lead, fields);
    expect(planned).toMatchObject({
      schedules: [
        { kind: "PUBLISH", state: "SCHEDULED", runAt: "2026-11-01T07:30:00.000Z", revision: { number: 1 } },
      ],
    });
    const list = async () =>
      (
        await api.askDesk(
          "{ deskArticles(scheduled: true) { totalCount nodes { schedules { id } } } }",
          {},
          lead,
        )
      ).data?.["deskArticles"];
    expect(await list()).toMatchObject({ totalCount: 1 });
    const scheduleId = z.object({ schedules: z.array(z.object({ id: z.string() })) }).parse(planned)
      .schedules[0]?.id;
    expect(await done("articleScheduleCancel", { scheduleId }, lead, fields)).toMatchObject({
      schedules: [{ state: "CANCELLED", viewerCan: { cancel: { allowed: false } } }],
    });
    expect(await list()).toMatchObject({ totalCount: 0 });
  });

  test("unpublishes, too, and readers are sent to the replacement", async () => {
    const other = await published();
    const article = await published();
    const at = new Date(clock.now().getTime() + 60_000).toISOString();
    const input = { articleId: article.id, at, reason: "Over", replacementId: other.id };
    await done("articleUnpublicationSchedule", input, author);
    clock.advance({ minutes: 2 });
    const [row] = await database.db.query<{ id: string }[]>(
      "select id from article_schedules where kind = 'unpublish'",
    );
    await runSchedule(testDeps(database.db, { clock }), { scheduleId: row?.id ?? "" });
    expect(await bySlug(article.slug)).toMatchObject({ kind: "GONE", replacement: { slug: other.slug } });
  });
});

async function bySlug(slug: string, caller?: Caller) {
  const query = `query ($slug: String!) { articleBySlug(slug: $slug) { kind movedTo article { slug } replacement { slug } } }`;
  return (await api.ask(query, { slug }, caller)).data?.["articleBySlug"];
}

describe("an address", () => {
  test("leads to the article, to where it moved, to what replaced it, or nowhere", async () => {
    const unknown = { kind: "UNKNOWN", movedTo: null, article: null, replacement: null };
    const article = await published();
    expect(await bySlug(article.slug)).toMatchObject({ kind: "ARTICLE", article: { slug: article.slug } });
    const slug = unique("bind-anew");
    await save({ articleId: article.id, basedOnRevisionId: article.head.id, slug });
    expect(await bySlug(article.slug)).toEqual({ ...unknown, kind: "MOVED", movedTo: slug });
    expect(await bySlug(slug.toUpperCase())).toEqual({ ...unknown, kind: "MOVED", movedTo: slug });
    await done("articleArchive", { articleId: article.id, reason: "Old" }, lead);
    expect(await bySlug(article.slug)).toEqual({ ...unknown, kind: "GONE" });
    expect(await bySlug("never-was")).toEqual(unknown);
  });

  test("of what is for others is unknown, archived or not, and so is a replacement for others", async () => {
    const unknown = { kind: "UNKNOWN", movedTo: null, article: null, replacement: null };
    const { slug } = await addArticle(database.db, { audience: "customers" });
    expect(await bySlug(slug)).toEqual(unknown);
    expect(await bySlug(slug, customer)).toMatchObject({ kind: "ARTICLE" });
    const inside = await published({ audience: "STAFF" });
    const open = await published();
    await done("articleArchive", { articleId: open.id, reason: "Old", replacementId: inside.id }, lead);
    expect(await bySlug(open.slug, customer)).toMatchObject({ kind: "GONE", replacement: null });
    expect(await bySlug(open.slug, author)).toMatchObject({ replacement: { slug: inside.slug } });
    await done("articleArchive", { articleId: inside.id, reason: "Old" }, lead);
    expect(await bySlug(inside.slug, customer)).toEqual(unknown);
  });
});
