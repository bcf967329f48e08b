import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { articleSteps, done } from "../../testing/article-steps.js";
import type { PersonActor } from "../actor.js";
import { approveRevision } from "./approve-revision.js";
import { archiveArticle } from "./archive-article.js";
import { countDeskArticles, listDeskArticles, revisionsOfArticles } from "./desk-article.queries.js";
import { findArticleBySlug } from "./article.queries.js";
import { publishRevision } from "./publish-revision.js";
import { restoreRevision } from "./restore-revision.js";
import { reviewsOfRevisions } from "./schedule.queries.js";
import { sendBack } from "./send-back.js";
import { submitForReview } from "./submit-for-review.js";
import { unarchiveArticle } from "./unarchive-article.js";
import { withdrawRevision } from "./withdraw-revision.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let colleague: PersonActor;
let lead: PersonActor;
let agent: PersonActor;
let steps: ReturnType<typeof articleSteps>;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  colleague = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  const categoryId = (await addCategory(database.db)).id;
  steps = articleSteps(deps, { author, reviewer: lead, categoryId });
});
afterAll(() => database.drop());

const actionsOn = async (articleId: string) =>
  (
    await database.db.query<{ action: string }[]>(
      "select action from audit_rows where subject_id = $1 order by id",
      [articleId],
    )
  ).map(({ action }) => action);

describe("sending back", () => {
  test("makes it a draft again, with the reviewer's words kept, and the author submits it anew", async () => {
    const { article, revision } = await steps.submitted();
    const id = { revisionId: revision.id };
    const back = await done(sendBack(deps, colleague, { ...id, words: "  The second step is missing.  " }));
    expect(back.revision.state).toBe("draft");
    await done(submitForReview(deps, author, id));
    await done(approveRevision(deps, lead, id));
    expect(await reviewsOfRevisions(database.db, [revision.id])).toMatchObject([
      { verdict: "sent_back", words: "The second step is missing.", reviewerId: colleague.person.id },
      { verdict: "approved", words: null, reviewerId: lead.person.id },
    ]);
    expect(await actionsOn(article.id)).toEqual([
      "article.draft_saved",
      "article.submitted",
      "article.sent_back",
      "article.submitted",
      "article.approved",
    ]);
  });

  test("takes an approval away: it is published only after a new one", async () => {
    const { revision } = await steps.approved();
    const id = { revisionId: revision.id };
    const back = await done(sendBack(deps, colleague, { ...id, words: "Not yet." }));
    expect(back.revision).toMatchObject({ state: "draft", approvedBy: null, approvalWaiver: null });
    await done(submitForReview(deps, author, id));
    expect(await publishRevision(deps, lead, id)).toMatchObject({ ok: false });
  });

  test("wants words, and an author or lead; its author withdraws it instead", async () => {
    const { revision } = await steps.submitted();
    const id = { revisionId: revision.id };
    expect(await sendBack(deps, lead, { ...id, words: " " })).toMatchObject({
      refusals: [{ code: "INVALID", path: ["words"] }],
    });
    for (const who of [agent, author]) {
      expect(await sendBack(deps, who, { ...id, words: "No." })).toMatchObject({
        refusals: [{ code: "NOT_ALLOWED" }],
      });
    }
    expect(await withdrawRevision(deps, colleague, id)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect((await done(withdrawRevision(deps, author, id))).revision.state).toBe("draft");
    expect(await withdrawRevision(deps, author, id)).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
  });
});

test("a verdict and where a revision comes from cannot be changed, not even in the database", async () => {
  const { revision } = await steps.approved();
  const on = (table: string, change: string, column: string) =>
    database.db.query(`update ${table} set ${change} where ${column} = $1`, [revision.id]);
  await expect(on("revision_reviews", "words = 'x'", "revision_id")).rejects.toThrow(/never changed/);
  await expect(on("article_revisions", "reason = 'x'", "id")).rejects.toThrow(/never changed/);
  await expect(on("article_revisions", "restored_from_id = id", "id")).rejects.toThrow(/never changed/);
});

test("what waits for review is listed for everybody but its author", async () => {
  const { article } = await steps.submitted();
  const waiting = { waitingForReview: true };
  const ids = async (who: PersonActor) =>
    (await listDeskArticles(database.db, who, { first: 50, ...waiting })).rows.map(({ id }) => id);
  expect(await ids(lead)).toContain(article.id);
  expect(await ids(author)).toEqual([]);
  expect(await countDeskArticles(database.db, author, waiting)).toBe(0);
  expect(await countDeskArticles(database.db, lead, waiting)).toBe((await ids(lead)).length);
});

describe("restoring", () => {
  test("saves the old text as the newest revision, and leaves everything in between", async () => {
    const first = await steps.published({ body: "First.", title: "First title" });
    const edit = { articleId: first.article.id, basedOnRevisionId: first.revision.id };
    const second = await steps.saved({ ...edit, body: "Second." });
    const restored = await done(
      restoreRevision(deps, agent, { revisionId: first.revision.id, basedOnRevisionId: second.revision.id }),
    );
    expect(restored.revision).toMatchObject({
      ...{ number: 3, state: "draft", title: "First title", body: "First.", authorId: agent.person.id },
      ...{ basedOnId: second.revision.id, restoredFromId: first.revision.id },
      reason: "Restores revision 1.",
    });
    const all = await revisionsOfArticles(database.db, [first.article.id]);
    expect(all.map(({ number, state, body }) => [number, state, body])).toEqual([
      [3, "draft", "First."],
      [2, "archived", "Second."],
      [1, "published", "First."],
    ]);
    // What readers see is as it was.
    expect(await findArticleBySlug(database.db, reader, first.article.slug)).toMatchObject({
      publishedRevisionId: first.revision.id,
    });
  });

  test("is refused for the newest one, and where somebody saved meanwhile", async () => {
    const first = await steps.saved();
    const edit = { articleId: first.article.id, basedOnRevisionId: first.revision.id };
    const second = await steps.saved(edit);
    const newest = { revisionId: second.revision.id, basedOnRevisionId: second.revision.id };
    expect(await restoreRevision(deps, author, newest)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const late = { revisionId: first.revision.id, basedOnRevisionId: first.revision.id };
    expect(await restoreRevision(deps, author, late)).toMatchObject({ refusals: [{ code: "CONFLICT" }] });
    expect(await restoreRevision(deps, author, { ...late, revisionId: "none" })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
  });
});

describe("out of the archive", () => {
  test("comes the text that readers saw last, as a draft, and they see it once it is published again", async () => {
    const { article, revision } = await steps.published({ body: "Seen." });
    expect(await unarchiveArticle(deps, lead, { articleId: article.id })).toMatchObject({ ok: false });
    await done(archiveArticle(deps, lead, { articleId: article.id, reason: "Old." }));
    expect(await unarchiveArticle(deps, agent, { articleId: article.id })).toMatchObject({ ok: false });
    const back = await done(unarchiveArticle(deps, author, { articleId: article.id }));
    expect(back.revision).toMatchObject({ body: "Seen.", state: "draft", restoredFromId: revision.id });
    expect(back.article.archivedAt).not.toBeNull();
    expect(await findArticleBySlug(database.db, reader, article.slug)).toBeNull();
    expect(await unarchiveArticle(deps, lead, { articleId: article.id })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });

    const id = { revisionId: back.revision.id };
    await done(submitForReview(deps, author, id));
    await done(approveRevision(deps, lead, id));
    const shown = await done(publishRevision(deps, author, id));
    expect(shown.article).toMatchObject({ archivedAt: null, archivedAudience: null, replacedById: null });
    expect(await findArticleBySlug(database.db, reader, article.slug)).not.toBeNull();
  });
});
