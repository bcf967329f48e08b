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
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let directory: string;
let other: string;
let staff: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url);
  const top = await addCategory(db, { slug: "directory", title: "Directory" });
  const below = await addCategory(db, { slug: "ldap", title: "LDAP", parentId: top.id });
  const elsewhere = await addCategory(db, { slug: "billing", title: "Billing" });
  directory = globalId("Category", top.id);
  other = globalId("Category", elsewhere.id);
  for (let index = 0; index < 12; index += 1) {
    const { id } = await addArticle(db, {
      slug: `bind-${index}`,
      title: `Bind over LDAP ${index}`,
      body: `Intro.\n\n## Service accounts\n\nUse a service account to bind, part ${index}.\n`,
      categoryId: index < 4 ? below.id : elsewhere.id,
    });
    if (index < 3) {
      await db.query("update articles set product_areas = $2 where id = $1", [
        id,
        index === 0 ? ["Devices", "Directory integrations"] : ["Directory integrations"],
      ]);
    }
    await api.api.deps.index.put(id);
  }
  for (const audience of ["public", "customers", "staff"] as const) {
    const { id } = await addArticle(db, { slug: `keys-${audience}`, title: "Rotate keys", audience });
    await api.api.deps.index.put(id);
  }
  await api.api.deps.index.refreshWords();
  staff = await api.callerFor((await addStaff(db, "agent")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const SEARCH = `query ($query: String!, $first: Int, $after: String, $categoryId: ID, $productAreas: [String!], $audiences: [Audience!]) {
  articleSearch(query: $query, first: $first, after: $after, categoryId: $categoryId, productAreas: $productAreas, audiences: $audiences) {
    searchId totalCount totalLimited correctedQuery degraded facets { category { slug } count } productAreas { name count }
    hits { article { slug title } section anchor titleHighlights { text match } passage { text match } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  } }`;
const resultSchema = z.object({
  searchId: z.string(),
  totalCount: z.number(),
  totalLimited: z.boolean(),
  correctedQuery: z.string().nullable(),
  degraded: z.boolean(),
  facets: z.array(z.object({ category: z.object({ slug: z.string() }), count: z.number() })),
  productAreas: z.array(z.object({ name: z.string(), count: z.number() })),
  hits: z.array(
    z.looseObject({
      article: z.object({ slug: z.string(), title: z.string() }),
      section: z.string().nullable(),
      anchor: z.string().nullable(),
      titleHighlights: z.array(z.object({ text: z.string(), match: z.boolean() })),
    }),
  ),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    endCursor: z.string().nullable(),
  }),
});

async function search(variables: Record<string, unknown>, at: RunningApi = api, caller: Caller = {}) {
  const { data, errors } = await at.ask(SEARCH, variables, caller);
  return { result: data === null ? null : resultSchema.parse(data["articleSearch"]), errors };
}

describe("articleSearch", () => {
  test("finds the section with its anchor, and marks what matches", async () => {
    const { result } = await search({ query: "service accounts" });
    expect(result).toMatchObject({ totalCount: 12, totalLimited: false, degraded: false });
    expect(result?.hits[0]).toMatchObject({ section: "Service accounts", anchor: "service-accounts" });
    const { result: titled } = await search({ query: "bind ldap 3" });
    expect(titled?.hits[0]?.titleHighlights).toContainEqual({ text: "Bind", match: true });
  });

  test("repairs typing errors and says so", async () => {
    const { result } = await search({ query: "servise acount" });
    expect(result?.totalCount).toBe(12);
    expect(result?.correctedQuery).not.toBeNull();
  });

  test("A34: a word of a draft or of an article for staff is in no hit, count, facet or repaired query", async () => {
    const word = "zanzibarium";
    const { id: draft } = await addArticle(database.db, { body: `About ${word}.`, state: "draft" });
    const { id: internal } = await addArticle(database.db, { body: `About ${word}.`, audience: "staff" });
    const shown = await addArticle(database.db, { body: "About something else." });
    await database.db.query(
      `insert into article_revisions (article_id, number, state, title, summary, body, created_at)
       values ($1, 2, 'draft', $2, '', $2, now())`,
      [shown.id, word],
    );
    for (const id of [draft, internal, shown.id]) await api.api.deps.index.put(id);
    await api.api.deps.index.refreshWords();
    const customer = await api.callerFor((await addAdmin(database.db)).person);
    const nothing = { totalCount: 0, hits: [], facets: [], productAreas: [] };
    for (const caller of [customer, {}]) {
      const { result } = await search({ query: word }, api, caller);
      expect(result).toMatchObject({ ...nothing, correctedQuery: null });
      const { result: mistyped } = await search({ query: "zanzibariun" }, api, caller);
      expect(mistyped).toMatchObject({ ...nothing, correctedQuery: null });
    }
    expect((await search({ query: word }, api, staff)).result?.hits).toHaveLength(1);
  });

  test("goes on behind its cursor, which holds for its query and category", async () => {
    const first = (await search({ query: "bind", first: 5 })).result;
    const after = first?.pageInfo.endCursor;
    const second = (await search({ query: "bind", first: 5, after })).result;
    const third = (await search({ query: "bind", first: 5, after: second?.pageInfo.endCursor })).result;
    const slugs = [first, second, third].flatMap(
      (page) => page?.hits.map(({ article }) => article.slug) ?? [],
    );
    expect(new Set(slugs).size).toBe(12);
    expect([first, second, third].map((page) => page?.pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect(second?.pageInfo.hasPreviousPage).toBe(true);
    for (const wrong of [
      { query: "ldap", after },
      { query: "bind", after, categoryId: other },
      { query: "bind", after, productAreas: ["Devices"] },
      { query: "bind", after: "x" },
    ]) {
      expect((await search(wrong)).errors[0]?.extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        argument: "after",
      });
    }
  });

  test("within a category finds what is in it and below it; within an unknown one nothing", async () => {
    expect((await search({ query: "bind", categoryId: directory })).result?.totalCount).toBe(4);
    expect((await search({ query: "bind", categoryId: other })).result?.totalCount).toBe(8);
    expect((await search({ query: "bind", categoryId: "nonsense" })).result).toMatchObject({
      totalCount: 0,
      hits: [],
    });
    const { result } = await search({ query: "bind" });
    expect(result?.facets).toEqual(
      expect.arrayContaining([
        { category: { slug: "ldap" }, count: 4 },
        { category: { slug: "billing" }, count: 8 },
      ]),
    );
  });

  test("about a product area finds what is about it, and counts the areas of what was found", async () => {
    const { result } = await search({ query: "bind" });
    expect(result?.productAreas).toEqual([
      { name: "Directory integrations", count: 3 },
      { name: "Devices", count: 1 },
    ]);
    const narrowed = async (productAreas: string[], more = {}) =>
      (await search({ query: "bind", productAreas, ...more })).result?.totalCount;
    expect(await narrowed(["Devices"])).toBe(1);
    expect(await narrowed(["Devices", "Directory integrations"])).toBe(3);
    expect(await narrowed(["Directory integrations"], { categoryId: other })).toBe(0);
    expect(await narrowed([])).toBe(0);
    expect(await narrowed(["Nothing of ours", "a\u0000b"])).toBe(0);
  });

  test("for certain audiences finds among what the viewer may read, and nothing more", async () => {
    const found = async (audiences: string[] | null, caller: Caller = {}) => {
      const { result } = await search({ query: "rotate keys", audiences }, api, caller);
      return result?.hits.map(({ article }) => article.slug).toSorted();
    };
    expect(await found(null, staff)).toEqual(["keys-customers", "keys-public", "keys-staff"]);
    expect(await found(["STAFF"], staff)).toEqual(["keys-staff"]);
    expect(await found(["STAFF", "CUSTOMERS"], staff)).toEqual(["keys-customers", "keys-staff"]);
    expect(await found(["STAFF"])).toEqual([]);
    expect(await found(["PUBLIC", "STAFF"])).toEqual(["keys-public"]);
  });

  test.each([
    ["nothing", ""],
    ["blanks", "   "],
    ["quotes and operators", `"bind & | ! <-> ( ' :* \\ -- ; drop table articles`],
    ["10,000 characters", "bind ".repeat(2_000)],
    ["NUL", "bind\u0000ldap"],
    ["half a surrogate pair", "bind \ud83d"],
    ["emoji", "🔐 bind"],
    ["control characters", "bind\u0001\u0007\u001b\u007f\u0085\r\n"],
    ["words that say nothing", "how do i the of"],
    ["other scripts", "目录 كلمة каталог ディレクトリ"],
    ["writing from right to left", "\u202ebind\u202c"],
    ["only operators", "!!!&&&|||"],
  ])("no query fails: %s", async (_what, query) => {
    const { result, errors } = await search({ query });
    expect(errors).toEqual([]);
    expect(result?.degraded).toBe(false);
  });

  test("categories are told as they are now, whatever the process kept of them", async () => {
    const titles = async () => {
      const { data } = await api.ask(`{ articleSearch(query: "bind") { facets { category { title } } } }`);
      return JSON.stringify(data);
    };
    expect(await titles()).toContain("LDAP");
    const { db } = database;
    await db.query("update categories set title = 'Directories' where slug = 'ldap'");
    expect(await titles()).toContain("Directories");
    await db.query("update categories set audience = 'staff' where slug = 'ldap'");
    expect(await titles()).not.toContain("Directories");
    await db.query("update categories set audience = 'public', title = 'LDAP' where slug = 'ldap'");
    expect(await titles()).toContain("LDAP");
  });

  test("without its index answers without hits, and says so", async () => {
    const index = new FakeArticleIndex();
    index.search = () => Promise.reject(new Error("the index is away"));
    const degraded = await startApi(database.url, { index });
    const { result, errors } = await search({ query: "bind" }, degraded);
    await degraded.close();
    expect(errors).toEqual([]);
    expect(result).toMatchObject({
      degraded: true,
      hits: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false },
    });
  });
});
