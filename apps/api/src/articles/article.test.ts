import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

type Who = "anonymous" | "customer" | "staff";

let database: TestDatabase;
let api: RunningApi;
const callers: Record<Who, Caller> = { anonymous: {}, customer: {}, staff: {} };
const index = new FakeArticleIndex();
const ids: Record<string, string> = {};
const categories: Record<string, string> = {};

/** Which audience an article has, in a category of which audience, and who may read it. */
const ARTICLES = [
  { slug: "everybody", audience: "public", category: "open", readers: ["anonymous", "customer", "staff"] },
  { slug: "customers-only", audience: "customers", category: "open", readers: ["customer", "staff"] },
  { slug: "staff-only", audience: "staff", category: "open", readers: ["staff"] },
  { slug: "public-in-customers", audience: "public", category: "customers", readers: ["customer", "staff"] },
  { slug: "public-below-staff", audience: "public", category: "below-staff", readers: ["staff"] },
  { slug: "draft", audience: "public", category: "open", readers: [] },
] as const;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { index });
  const add = async (slug: string, audience: "public" | "customers" | "staff", parent: string | null) => {
    const { id } = await addCategory(db, {
      slug,
      title: slug,
      audience,
      parentId: parent === null ? null : (categories[parent] ?? null),
    });
    categories[slug] = id;
  };
  await add("open", "public", null);
  await add("customers", "customers", null);
  await add("staff", "staff", null);
  await add("below-staff", "public", "staff");
  for (const { slug, audience, category } of ARTICLES) {
    const { id } = await addArticle(db, {
      slug,
      audience,
      categoryId: categories[category] ?? null,
      title: `About ${slug}`,
      body: `## First steps\n\nSecret of ${slug}. <script>alert(1)</script>\n`,
      state: slug === "draft" ? "draft" : "published",
    });
    ids[slug] = id;
  }
  callers.customer = await api.callerFor((await addAdmin(db)).person);
  callers.staff = await api.callerFor((await addStaff(db, "author")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const everyone: Who[] = ["anonymous", "customer", "staff"];
const readable = (who: Who): string[] =>
  ARTICLES.filter(({ readers }) => readers.some((reader) => reader === who)).map(({ slug }) => slug);

describe.each(everyone)("to %s", (who) => {
  test.each(ARTICLES)("the article $slug is shown or unknown, by slug and by id", async ({ slug }) => {
    const expected = readable(who).includes(slug) ? { slug } : null;
    const { data } = await api.ask(
      "query ($slug: String!, $id: ID!) { article(slug: $slug) { slug } node(id: $id) { ... on Article { slug } } }",
      { slug, id: globalId("Article", ids[slug] ?? "") },
      callers[who],
    );
    expect(data).toEqual({ article: expected, node: expected });
  });

  test("lists and counts name what is readable, and nothing else", async () => {
    const { data } = await api.ask(
      "{ articles(first: 100) { totalCount nodes { slug } } categories { slug articleCount children { slug articleCount } } }",
      {},
      callers[who],
    );
    const slugs = readable(who);
    expect(data?.["articles"]).toEqual({
      totalCount: slugs.length,
      nodes: slugs.toSorted().map((slug) => ({ slug })),
    });
    const counted = (category: string) =>
      ARTICLES.filter((each) => each.category === category && slugs.includes(each.slug)).length;
    const tree = [
      { slug: "customers", articleCount: counted("customers"), children: [], seenBy: ["customer", "staff"] },
      { slug: "open", articleCount: counted("open"), children: [], seenBy: everyone },
      {
        slug: "staff",
        articleCount: 1,
        children: [{ slug: "below-staff", articleCount: 1 }],
        seenBy: ["staff"],
      },
    ];
    expect(data?.["categories"]).toEqual(
      tree
        .filter(({ seenBy }) => seenBy.includes(who))
        .map(({ slug, articleCount, children }) => ({ slug, articleCount, children })),
    );
  });

  test("a search shows what is readable now, whatever the index says", async () => {
    index.answer = {
      hits: ARTICLES.map(({ slug }) => ({
        articleId: ids[slug] ?? "",
        sectionHeading: "First steps",
        anchor: "first-steps",
        titleHighlights: [{ text: "About", match: true }],
        passage: [{ text: "Secret", match: false }],
        score: 1,
      })),
      totalCount: 5,
      totalLimited: false,
      correctedQuery: null,
      facets: Object.values(categories).map((categoryId) => ({ categoryId, count: 1 })),
      productAreas: [],
      degraded: false,
    };
    const { data } = await api.ask(
      `{ articleSearch(query: "secret") { hits { article { slug } section anchor } facets { category { slug } } degraded } }`,
      {},
      callers[who],
    );
    expect(index.searches.at(-1)?.viewer).toBe(
      { anonymous: "public", customer: "customers", staff: "staff" }[who],
    );
    const seen = { anonymous: ["open"], customer: ["open", "customers"], staff: Object.keys(categories) }[
      who
    ];
    expect(data?.["articleSearch"]).toEqual({
      hits: readable(who).map((slug) => ({
        article: { slug },
        section: "First steps",
        anchor: "first-steps",
      })),
      facets: seen.map((slug) => ({ category: { slug } })),
      degraded: false,
    });
  });
});

describe("an article", () => {
  test("is rendered without anything that runs, with the anchors of its contents", async () => {
    const { data } =
      await api.ask(`{ article(slug: "everybody") { bodyHtml contents { depth text anchor } bodyMarkdown
      breadcrumbs { slug } category { slug parent { slug } } } }`);
    expect(data?.["article"]).toMatchObject({
      bodyHtml: expect.stringMatching(/<h2[^>]* id="first-steps"/),
      contents: [{ depth: 2, text: "First steps", anchor: "first-steps" }],
      bodyMarkdown: expect.stringContaining("<script>"),
      breadcrumbs: [{ slug: "open" }],
      category: { slug: "open", parent: null },
    });
    expect(JSON.stringify(data?.["article"])).not.toMatch(/bodyHtml":"[^"]*<script/);
  });

  test("related ones are those that the viewer may read", async () => {
    index.relatedIds = [ids["staff-only"] ?? "", ids["customers-only"] ?? ""];
    const query = `{ article(slug: "everybody") { related { slug } } }`;
    expect((await api.ask(query)).data).toEqual({ article: { related: [] } });
    expect((await api.ask(query, {}, callers.customer)).data).toEqual({
      article: { related: [{ slug: "customers-only" }] },
    });
  });

  test("is voted on once by each reader, who may think again", async () => {
    const vote = async (helpful: boolean, caller: Caller) =>
      api.ask(
        `mutation ($input: ArticleVoteInput!) { articleVote(input: $input) { article { helpful { yes no } viewerVote } userErrors { code } } }`,
        { input: { articleId: globalId("Article", ids["everybody"] ?? ""), helpful } },
        caller,
      );
    const first = await vote(true, {});
    const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(cookie).toMatch(/^recourse\.visitor=/);
    const again = await vote(false, { cookie });
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(again.data).toEqual({
      articleVote: { article: { helpful: { yes: 0, no: 1 }, viewerVote: false }, userErrors: [] },
    });
    const member = await vote(true, callers.customer);
    expect(member.data).toEqual({
      articleVote: { article: { helpful: { yes: 1, no: 1 }, viewerVote: true }, userErrors: [] },
    });
  });

  test("is voted on by nobody who may not read it", async () => {
    const { data } = await api.ask(
      `mutation ($input: ArticleVoteInput!) { articleVote(input: $input) { article { slug } userErrors { code } } }`,
      { input: { articleId: globalId("Article", ids["staff-only"] ?? ""), helpful: true } },
      callers.customer,
    );
    expect(data).toEqual({ articleVote: { article: null, userErrors: [{ code: "NOT_FOUND" }] } });
  });
});

describe("a list of articles", () => {
  test("a cursor holds for its sort and its category", async () => {
    const query = `query ($after: String, $sort: ArticleSort, $categoryId: ID) {
      articles(first: 1, after: $after, sort: $sort, categoryId: $categoryId) { nodes { slug } pageInfo { endCursor hasNextPage } } }`;
    const first = await api.ask(query, { sort: "TITLE" }, callers.staff);
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first.data))?.[1];
    expect((await api.ask(query, { after, sort: "TITLE" }, callers.staff)).data).toMatchObject({
      articles: { nodes: [{ slug: "everybody" }] },
    });
    expect(
      (await api.ask(query, { after, sort: "POPULAR" }, callers.staff)).errors[0]?.extensions["code"],
    ).toBe("BAD_USER_INPUT");
    const categoryId = globalId("Category", categories["open"] ?? "");
    expect((await api.ask(query, { after, categoryId }, callers.staff)).errors[0]?.extensions["code"]).toBe(
      "BAD_USER_INPUT",
    );
  });

  test("costs as many statements for five as for one, in a list and as hits", async () => {
    const list = `query ($first: Int) { articles(first: $first) { totalCount nodes { slug category { title } breadcrumbs { title } helpful { yes } viewerVote bodyHtml } } }`;
    const count = (query: string, first: number) =>
      api.countStatements(() => api.ask(query, { first }, callers.staff));
    await count(list, 1);
    expect(await count(list, 5)).toBe(await count(list, 1));
    const hits = `query ($first: Int) { articleSearch(query: "x", first: $first) { hits { article { slug breadcrumbs { title } helpful { yes } } } facets { category { title } } } }`;
    expect(await count(hits, 20)).toBeLessThanOrEqual(6);
  });
});
