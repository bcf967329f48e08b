import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { helpfulCounts } from "../articles/article-votes.queries.js";
import { voteOnArticle } from "../articles/vote-on-article.js";
import { listArticleInsights } from "./article-insight.queries.js";
import { listFeedback, openFeedbackCounts } from "./feedback.queries.js";
import { handleFeedback } from "./handle-feedback.js";

let database: TestDatabase;
let deps: TestDeps;
let agent: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  agent = (await addStaff(database.db)).actor;
});
afterAll(() => database.drop());

const reader: Actor = { kind: "anonymous", visitor: "one" };
const feedback = async (articleId: string, actor: Actor = agent) =>
  (await listFeedback(database.db, actor, { articleId, first: 10 })).rows;

describe("a vote", () => {
  test("says why an article did not help, without secrets, once for each reader and revision", async () => {
    const { id: articleId, revisionId } = await addArticle(database.db);
    const no = { articleId, helpful: false };
    await voteOnArticle(deps, reader, no);
    expect(await feedback(articleId)).toEqual([]);
    await voteOnArticle(deps, reader, { ...no, reason: "unclear", words: "Mail me: ada@example.com" });
    await voteOnArticle(deps, reader, no);
    expect(await feedback(articleId)).toMatchObject([
      { reason: "unclear", words: "Mail me: [address]", state: "open", revisionId },
    ]);
    expect(await helpfulCounts(database.db, [revisionId])).toEqual(
      new Map([[revisionId, { yes: 0, no: 1 }]]),
    );
    await voteOnArticle(deps, reader, { articleId, helpful: true });
    expect(await feedback(articleId)).toEqual([]);
    const period = { from: "2026-04-14", to: "2026-04-14", first: 5 };
    expect((await listArticleInsights(deps, agent, period)).rows).toMatchObject([
      { articleId, helpful: 1, notHelpful: 0, views: 0 },
    ]);
  });

  test.each([
    ["more than 1,000 characters", { helpful: false, words: "x".repeat(1_001) }],
    ["a reason for what helped", { helpful: true, reason: "unclear" as const }],
    ["words for what helped", { helpful: true, words: "Thanks" }],
  ])("is refused with %s", async (_what, vote) => {
    const { id: articleId } = await addArticle(database.db);
    expect(await voteOnArticle(deps, reader, { articleId, ...vote })).toMatchObject({
      refusals: [{ code: "INVALID" }],
    });
  });
});

describe("feedback", () => {
  test("is dealt with by staff, and waits again when the reader says more", async () => {
    const { id: articleId } = await addArticle(database.db);
    const say = (words: string) => voteOnArticle(deps, reader, { articleId, helpful: false, words });
    await say("First");
    const [{ id: feedbackId } = { id: "" }] = await feedback(articleId);
    for (let time = 0; time < 2; time += 1)
      expect(await handleFeedback(deps, agent, { feedbackId, handled: true })).toMatchObject({
        feedback: { state: "handled" },
      });
    expect(await openFeedbackCounts(database.db, [articleId])).toEqual(new Map());
    await say("Second");
    expect(await feedback(articleId)).toMatchObject([{ words: "Second", state: "open", handledAt: null }]);
    expect(await openFeedbackCounts(database.db, [articleId])).toEqual(new Map([[articleId, 1]]));
    expect(
      await database.db.query("select action from audit_rows where subject_id = $1", [articleId]),
    ).toEqual([{ action: "article.feedback_handled" }]);
  });

  test("is seen and dealt with by staff alone, newest first and page by page", async () => {
    const { id: articleId } = await addArticle(database.db);
    const { actor } = await addAdmin(database.db);
    for (const word of ["a", "b", "c"]) {
      deps.clock.advance({ seconds: 1 });
      await voteOnArticle(
        deps,
        { kind: "anonymous", visitor: word },
        { articleId, helpful: false, words: word },
      );
    }
    const first = await listFeedback(database.db, agent, { articleId, first: 2 });
    const second = await listFeedback(database.db, agent, {
      articleId,
      first: 2,
      after: first.rows.at(-1) ?? null,
    });
    expect([...first.rows, ...second.rows].map(({ words }) => words)).toEqual(["c", "b", "a"]);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect(await feedback(articleId, actor)).toEqual([]);
    const feedbackId = first.rows[0]?.id ?? "";
    expect(await handleFeedback(deps, actor, { feedbackId, handled: true })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await handleFeedback(deps, agent, { feedbackId: randomUUID(), handled: true })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
  });
});
