import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { followPlatformEnds } from "@recourse/core";
import {
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  testPolicy,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let lead: Caller;
let otto: Caller;
let ottoId: string;
let categoryId: string;
const clock = new FakeClock(new Date("2026-03-12T18:00:00Z"));

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock, index: new FakeArticleIndex() });
  lead = await api.callerFor((await addStaff(db, "lead")).person);
  const agent = await addStaff(db, "agent");
  otto = await api.callerFor(agent.person);
  ottoId = globalId("StaffMember", agent.staff.id);
  const category = await addCategory(db, { ownerId: agent.staff.id, reviewInterval: "P1M" });
  categoryId = category.id;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const desk = async (query: string, variables: Record<string, unknown>, caller = lead) => {
  const { data, errors } = await api.askDesk(query, variables, caller);
  expect(errors).toEqual([]);
  return data ?? {};
};

describe("what an article is about", () => {
  test("is told to readers with the end of each platform, and to the desk where it passed", async () => {
    const { id, slug } = await addArticle(database.db, {
      platforms: [
        { name: "Windows", version: "7" },
        { name: "Ubuntu", version: "24.04" },
        { name: "macOS", version: null },
      ],
    });
    await followPlatformEnds({ db: database.db, policy: testPolicy() });
    const windows = { name: "Windows", version: "7", endOfLife: "2020-01-14", supported: false };
    const { data } = await api.ask(
      `query ($slug: String!) { article(slug: $slug) {
         productAreas protocols platforms { name version endOfLife supported } lastCheckedOn } }`,
      { slug },
    );
    expect(data?.["article"]).toEqual({
      ...{ productAreas: [], protocols: [], lastCheckedOn: null },
      platforms: [
        windows,
        { name: "Ubuntu", version: "24.04", endOfLife: "2029-05-31", supported: true },
        { name: "macOS", version: null, endOfLife: null, supported: true },
      ],
    });
    const ended = await desk(
      `{ deskArticles(platformEnded: true) { totalCount nodes { id endedPlatforms { name version endOfLife supported } } } }`,
      {},
    );
    expect(ended["deskArticles"]).toEqual({
      totalCount: 1,
      nodes: [{ id: globalId("DeskArticle", id), endedPlatforms: [windows] }],
    });
  });

  test("is saved with a draft, in any of the names that the policy knows", async () => {
    const input = {
      ...{ title: unique("A"), summary: "", body: "Text.", reason: "New", audience: "STAFF" },
      categoryId: globalId("Category", categoryId),
      productAreas: ["devices"],
      platforms: [{ name: "microsoft windows", version: "7 SP1" }, { name: "rhel" }],
    };
    const save = async (change: object) =>
      (
        await desk(
          `mutation ($input: ArticleDraftSaveInput!) { articleDraftSave(input: $input) {
             article { head { productAreas protocols platforms { name version } } } userErrors { code path message } } }`,
          { input: { ...input, ...change } },
        )
      )["articleDraftSave"];
    expect(await save({})).toMatchObject({
      article: {
        head: {
          productAreas: ["Devices"],
          protocols: [],
          platforms: [
            { name: "Windows", version: "7" },
            { name: "Red Hat Enterprise Linux", version: null },
          ],
        },
      },
    });
    expect(await save({ protocols: ["telnet"] })).toEqual({
      article: null,
      userErrors: [{ code: "INVALID", path: ["protocols"], message: expect.stringContaining("telnet") }],
    });
  });

  test("is chosen from what the public policy lists", async () => {
    const { data } = await api.ask(`{ supportPolicy { productAreas protocols } }`);
    const { productAreas } = z.object({ productAreas: z.array(z.string()) }).parse(data?.["supportPolicy"]);
    expect(productAreas).toContain("Devices");
  });
});

const REVIEW = `owner { id } ownOwner { id } reviewInterval { count unit } ownReviewInterval { count unit }
  lastCheckedOn reviewDueOn reviewDue checks { checkedOn words checkedBy { name } }
  viewerCan { planReviews { code } markChecked { code } }`;

describe("reviews", () => {
  test("are planned, due, listed and done", async () => {
    const { id } = await addArticle(database.db, { categoryId, lastCheckedOn: "2026-01-31" });
    const articleId = globalId("DeskArticle", id);
    const one = async (caller: Caller) =>
      (await desk(`query ($id: ID!) { deskArticle(id: $id) { ${REVIEW} } }`, { id: articleId }, caller))[
        "deskArticle"
      ];
    expect(await one(otto)).toEqual({
      ...{ owner: { id: ottoId }, ownOwner: null, ownReviewInterval: null },
      ...{ reviewInterval: { count: 1, unit: "MONTHS" }, lastCheckedOn: "2026-01-31" },
      ...{ reviewDueOn: "2026-02-28", reviewDue: true, checks: [] },
      viewerCan: { planReviews: { code: "authors_only" }, markChecked: { code: "allowed" } },
    });
    const list = async (filter: string) =>
      (await desk(`{ articleReviews(${filter}) { totalCount nodes { id } } }`, {}))["articleReviews"];
    const found = { totalCount: 1, nodes: [{ id: articleId }] };
    expect(await list(`ownerId: "${ottoId}"`)).toEqual(found);
    expect(await list(`mine: true`)).toEqual({ totalCount: 0, nodes: [] });
    expect(await desk(`{ articleReviews(mine: true) { totalCount nodes { id } } }`, {}, otto)).toEqual({
      articleReviews: found,
    });
    expect(await list(`categoryId: "${globalId("Category", categoryId)}"`)).toEqual(found);
    expect(await list(`withoutOwner: true`)).toEqual({ totalCount: 0, nodes: [] });

    const check = await desk(
      `mutation ($input: ArticleMarkCheckedInput!) { articleMarkChecked(input: $input) {
         article { lastCheckedOn reviewDueOn reviewDue checks { checkedOn words } } userErrors { code } } }`,
      { input: { articleId, words: "Still right." } },
      otto,
    );
    expect(check["articleMarkChecked"]).toEqual({
      article: {
        ...{ lastCheckedOn: "2026-03-12", reviewDueOn: "2026-04-12", reviewDue: false },
        checks: [{ checkedOn: "2026-03-12", words: "Still right." }],
      },
      userErrors: [],
    });
    expect(await list(`ownerId: "${ottoId}"`)).toEqual({ totalCount: 0, nodes: [] });
    expect(await list(`ownerId: "${ottoId}", scope: ALL`)).toEqual(found);
  });

  test("of many articles are given to somebody at once", async () => {
    const ids = [(await addArticle(database.db)).id, (await addArticle(database.db)).id];
    const articleIds = ids.map((id) => globalId("DeskArticle", id));
    const plan = async (input: object, caller = lead) =>
      (
        await desk(
          `mutation ($input: ArticleReviewPlanInput!) { articleReviewPlan(input: $input) {
             articles { owner { id } ownReviewInterval { count unit } } userErrors { code path } } }`,
          { input: { articleIds, ...input } },
          caller,
        )
      )["articleReviewPlan"];
    const planned = { owner: { id: ottoId }, ownReviewInterval: { count: 90, unit: "DAYS" } };
    expect(await plan({ ownerId: ottoId, reviewInterval: { count: 90, unit: "DAYS" } })).toEqual({
      articles: [planned, planned],
      userErrors: [],
    });
    const unplanned = { ...planned, ownReviewInterval: null };
    expect(await plan({ reviewInterval: null })).toMatchObject({ articles: [unplanned, unplanned] });
    expect(await plan({ ownerId: null }, otto)).toEqual({
      articles: null,
      userErrors: [{ code: "NOT_ALLOWED", path: null }],
    });
  });

  test("go on page by page, also past articles that are never due", async () => {
    const ids = [(await addArticle(database.db, { categoryId, lastCheckedOn: "2025-01-01" })).id];
    for (let index = 0; index < 3; index += 1) ids.push((await addArticle(database.db)).id);
    const seen = new Set<string>();
    let after: string | null = null;
    for (;;) {
      const page = z
        .object({
          nodes: z.array(z.object({ id: z.string() })),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        })
        .parse(
          (
            await desk(
              `query ($after: String) { articleReviews(first: 2, after: $after, scope: ALL) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
              { after },
            )
          )["articleReviews"],
        );
      for (const { id } of page.nodes) seen.add(id);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    for (const id of ids) expect(seen).toContain(globalId("DeskArticle", id));
  });
});

describe("staff who leave", () => {
  test("hand over, and the desk knows them no more", async () => {
    const leaving = await addStaff(database.db, "author");
    const caller = await api.callerFor(leaving.person);
    const { id } = await addArticle(database.db, { categoryId, ownerId: leaving.staff.id });
    const staffId = globalId("StaffMember", leaving.staff.id);
    const deactivate = (by: Caller) =>
      desk(
        `mutation ($input: StaffDeactivateInput!) { staffDeactivate(input: $input) {
           staffMember { id active viewerCan { deactivate { code } } } handedOver { articles categories } userErrors { code } } }`,
        { input: { staffId } },
        by,
      );
    expect((await deactivate(otto))["staffDeactivate"]).toMatchObject({
      staffMember: null,
      userErrors: [{ code: "NOT_ALLOWED" }],
    });
    expect((await deactivate(lead))["staffDeactivate"]).toEqual({
      staffMember: { id: staffId, active: false, viewerCan: { deactivate: { code: "not_in_this_state" } } },
      handedOver: { articles: 1, categories: 0 },
      userErrors: [],
    });
    const article = `query ($id: ID!) { deskArticle(id: $id) { owner { id } } }`;
    const variables = { id: globalId("DeskArticle", id) };
    expect(await desk(article, variables)).toEqual({ deskArticle: { owner: { id: ottoId } } });
    const refusedAnswer = await api.askDesk(article, variables, caller);
    expect(refusedAnswer.data?.["deskArticle"] ?? null).toBeNull();
  });
});
