import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { countSearches, flushSearches } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let agent: Caller;
let slug: string;
const clock = new FakeClock();
const index = new FakeArticleIndex();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock, index });
  agent = await api.callerFor((await addStaff(database.db)).person);
  slug = (await addArticle(database.db)).slug;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(() => database.db.query("truncate searches, search_clicks"));

const browser = (name: string): Caller => ({ headers: { "user-agent": name } });

const searchSchema = z.object({ searchId: z.string(), receipt: z.string().optional() });
async function search(query: string, fields: string, caller: Caller = browser("one")) {
  const { data } = await api.ask(
    `query ($query: String!) { articleSearch(query: $query) { ${fields} } }`,
    { query },
    caller,
  );
  return searchSchema.parse(data?.["articleSearch"]);
}

const FINISH =
  "mutation ($input: SearchFinishInput!) { searchFinish(input: $input) { userErrors { code } } }";
const OPEN =
  "mutation ($input: SearchHitOpenInput!) { searchHitOpen(input: $input) { userErrors { code } } }";

async function kept() {
  await flushSearches(api.api.deps);
  return database.db.query<{ query: string; channel: string; filters: unknown }[]>(
    "select query, channel, filters from searches order by id",
  );
}

describe("a search", () => {
  test("counts as it is asked, without secrets, unless its receipt is taken", async () => {
    await search("LDAP for ada@example.com", "searchId");
    await search("radius", "searchId receipt");
    expect(await kept()).toEqual([{ query: "ldap for", channel: "api", filters: {} }]);
  });

  test("whose receipt was taken counts once for each reader who was shown its answer", async () => {
    const { receipt } = await search("password: hunter2 expired", "searchId receipt");
    const input = { receipt, channel: "SEARCH_PAGE" };
    for (const name of ["one", "two", "two"]) {
      expect((await api.ask(FINISH, { input }, browser(name))).errors).toEqual([]);
    }
    expect(await kept()).toEqual([
      { query: "password expired", channel: "search_page", filters: {} },
      { query: "password expired", channel: "search_page", filters: {} },
    ]);
    expect(Buffer.from(receipt ?? "", "base64url").toString()).not.toContain("hunter2");
  });

  test("is not counted by a receipt that is none, or is a day old", async () => {
    const wrong = await api.ask(FINISH, { input: { receipt: "made-up", channel: "SUGGESTIONS" } });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "receipt" });
    const { receipt } = await search("ldap", "searchId receipt");
    clock.advance({ hours: 25 });
    expect((await api.ask(FINISH, { input: { receipt, channel: "SUGGESTIONS" } })).errors).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  test("knows which of its hits were opened, and by whom", async () => {
    const { searchId } = await search("ldap", "searchId");
    await kept();
    const input = { searchId, slug, place: 3 };
    expect((await api.ask(OPEN, { input }, browser("one"))).data).toEqual({
      searchHitOpen: { userErrors: [] },
    });
    await api.ask(OPEN, { input: { ...input, slug: "nowhere" } }, browser("one"));
    expect(
      await database.db.query("select c.place from search_clicks c join searches s using (result_id, actor)"),
    ).toEqual([{ place: 3 }]);
  });

  test("comes before a ticket, which names it", async () => {
    const admin = await api.callerFor((await addAdmin(database.db)).person);
    const { searchId } = await search("exempt service account", "searchId", admin);
    await kept();
    const input = { idempotencyKey: "k", kind: "QUESTION", subject: "Exempt", body: "How?", searchId };
    const opened = await api.ask(
      "mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { number } } }",
      { input },
      admin,
    );
    expect(opened.errors).toEqual([]);
    await countSearches(api.api.deps);
    const day = clock.now().toISOString().slice(0, 10);
    const asked = await api.askDesk(
      `query ($day: LocalDate!) { searchInsights(from: $day, to: $day, order: TICKETS) { nodes { query tickets } } }`,
      { day },
      agent,
    );
    expect(asked.data?.["searchInsights"]).toEqual({
      nodes: [{ query: "exempt service account", tickets: 1 }],
    });
  });
});

describe("insights", () => {
  const INSIGHTS = `query ($from: LocalDate!, $to: LocalDate!) { insights(from: $from, to: $to) {
    days { day searches noHits opened views } deflection { sessions pending } countedAt } }`;

  test("tell staff of every day of a period", async () => {
    await search("ldap", "searchId");
    await kept();
    await countSearches(api.api.deps);
    const day = clock.now().toISOString().slice(0, 10);
    const { data, errors } = await api.askDesk(INSIGHTS, { from: day, to: day }, agent);
    expect(errors).toEqual([]);
    expect(data?.["insights"]).toMatchObject({
      days: [{ day, searches: 1, opened: 0 }],
      countedAt: expect.any(String),
    });
  });

  test.each([
    ["2026-04-14", "2026-04-13"],
    ["2024-04-14", "2026-04-13"],
  ])("are of at most a year, the first day first: %s to %s", async (from, to) => {
    expect((await api.askDesk(INSIGHTS, { from, to }, agent)).errors[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });

  test("do not exist for others", async () => {
    const customer = await api.callerFor((await addAdmin(database.db)).person);
    const day = "2026-04-14";
    expect((await api.ask(INSIGHTS, { from: day, to: day }, agent)).errors[0]?.extensions["code"]).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
    expect((await api.askDesk(INSIGHTS, { from: day, to: day }, customer)).status).toBe(404);
  });
});
