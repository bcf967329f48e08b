import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let agent: Caller;
let author: Caller;
let lead: Caller;
let olga: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { index: new FakeArticleIndex() });
  agent = await api.callerFor((await addStaff(db, "agent")).person);
  author = await api.callerFor((await addStaff(db, "author")).person);
  lead = await api.callerFor((await addStaff(db, "lead")).person);
  olga = globalId("StaffMember", (await addStaff(db, "author")).staff.id);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const payloadSchema = z.object({
  category: z.looseObject({ id: z.string(), slug: z.string(), version: z.number() }).nullable(),
  userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()).nullable() })),
});

async function act(mutation: string, inputType: string, input: Record<string, unknown>, caller = author) {
  const { data, errors } = await api.askDesk(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
       category { id slug title description audience effectiveAudience version parent { id }
         owner { id } ownOwner { id } reviewInterval { count unit } ownReviewInterval { count unit } }
       userErrors { code path } } }`,
    { input },
    caller,
  );
  expect(errors).toEqual([]);
  return payloadSchema.parse(data?.[mutation]);
}

async function make(input: Record<string, unknown> = {}, caller = author) {
  const { category } = await act(
    "categoryCreate",
    "CategoryCreateInput",
    { title: unique("C"), ...input },
    caller,
  );
  if (category === null) throw new Error("not made");
  return category;
}

describe("categories on the desk", () => {
  test("are made for staff, below another one, with what their articles take over", async () => {
    const top = await make({ ownerId: olga, reviewInterval: { count: 6, unit: "MONTHS" } });
    const below = await make({ title: "Wi-Fi", parentId: top.id });
    expect(below).toMatchObject({
      ...{ slug: "wi-fi", audience: "STAFF", effectiveAudience: "STAFF", parent: { id: top.id } },
      ...{ owner: { id: olga }, ownOwner: null },
      ...{ reviewInterval: { count: 6, unit: "MONTHS" }, ownReviewInterval: null },
    });
  });

  test("keep what a change leaves out, and answer under the address they had", async () => {
    const { id: categoryId, slug, version } = await make({ description: "Words", ownerId: olga });
    const renamed = unique("renamed");
    const changed = await act("categoryUpdate", "CategoryUpdateInput", {
      categoryId,
      version,
      slug: renamed,
    });
    expect(changed.category).toMatchObject({ slug: renamed, description: "Words", ownOwner: { id: olga } });
    const bare = { categoryId, version: version + 1, description: null, ownerId: null };
    expect((await act("categoryUpdate", "CategoryUpdateInput", bare)).category).toMatchObject({
      ...{ slug: renamed, description: null, ownOwner: null },
    });
    const query = `query ($slug: String!) { category(slug: $slug) { id slug } }`;
    const found = await api.askDesk(query, { slug }, author);
    expect(found.data).toEqual({ category: { id: categoryId, slug: renamed } });
    // For staff: unknown to everybody else, under whichever address.
    expect((await api.ask(query, { slug })).data).toEqual({ category: null });
  });

  test("change who may read their articles once a lead confirms how many", async () => {
    const { id } = await addCategory(database.db);
    await addArticle(database.db, { categoryId: id });
    const change = { categoryId: globalId("Category", id), audience: "CUSTOMERS" };
    const { data } = await api.askDesk(
      `query ($input: CategoryAudienceEffectInput!) { categoryAudienceEffect(input: $input) { narrower wider } }`,
      { input: change },
      author,
    );
    expect(data).toEqual({ categoryAudienceEffect: { narrower: 1, wider: 0 } });
    const set = (input: object, caller: Caller) =>
      act("categorySetAudience", "CategorySetAudienceInput", { ...change, version: 1, ...input }, caller);
    const confirmed = { confirmed: { narrower: 1, wider: 0 } };
    expect((await set({}, lead)).userErrors).toEqual([{ code: "CONFLICT", path: ["confirmed"] }]);
    expect((await set(confirmed, author)).userErrors).toEqual([{ code: "NOT_ALLOWED", path: null }]);
    expect((await set(confirmed, lead)).category).toMatchObject({ audience: "CUSTOMERS", version: 2 });
  });

  test("move, change places and go when they are empty", async () => {
    const top = await make();
    const [one, two] = [await make({ parentId: top.id }), await make({ parentId: top.id })];
    await act("categoryOrder", "CategoryOrderInput", { categoryId: two.id, direction: "UP" });
    const order = async () => {
      const { data } = await api.askDesk(
        `query ($slug: String!) { category(slug: $slug) { children { id } } }`,
        { slug: top.slug },
        agent,
      );
      return data?.["category"];
    };
    expect(await order()).toEqual({ children: [{ id: two.id }, { id: one.id }] });
    const all = z
      .object({ deskCategories: z.array(z.object({ id: z.string() })) })
      .parse((await api.askDesk(`{ deskCategories { id } }`, {}, agent)).data);
    const ids = all.deskCategories.map(({ id }) => id);
    expect(ids.slice(ids.indexOf(top.id)).slice(0, 3)).toEqual([top.id, two.id, one.id]);
    const loop = { categoryId: top.id, version: 1, parentId: one.id };
    expect((await act("categoryMove", "CategoryMoveInput", loop)).userErrors).toEqual([
      { code: "INVALID", path: ["parentId"] },
    ]);
    const below = { categoryId: two.id, version: 1, parentId: one.id };
    expect((await act("categoryMove", "CategoryMoveInput", below)).category).toMatchObject({
      parent: { id: one.id },
    });
    const remove = async (categoryId: string, version: number) => {
      const { data } = await api.askDesk(
        `mutation ($input: CategoryDeleteInput!) { categoryDelete(input: $input) { deletedCategoryId userErrors { code } } }`,
        { input: { categoryId, version } },
        author,
      );
      return data?.["categoryDelete"];
    };
    expect(await remove(one.id, 1)).toEqual({
      deletedCategoryId: null,
      userErrors: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await remove(two.id, 2)).toEqual({ deletedCategoryId: two.id, userErrors: [] });
    expect(await order()).toEqual({ children: [{ id: one.id }] });
  });

  test("say what the viewer may do with them, and why not", async () => {
    const { slug } = await make();
    const query = `query ($slug: String!) {
      category(slug: $slug) { content { articles categories }
        viewerCan { update { code } setAudience { code } move { code } delete { code } } }
      viewer { viewerCan { changeCategories { code } changeCategoryAudiences { code } planReviews { code } } } }`;
    const codes = (update: string, setAudience: string) => ({
      category: {
        content: { articles: 0, categories: 0 },
        viewerCan: {
          update: { code: update },
          setAudience: { code: setAudience },
          move: { code: update },
          delete: { code: update },
        },
      },
      viewer: {
        viewerCan: {
          changeCategories: { code: update },
          changeCategoryAudiences: { code: setAudience },
          planReviews: { code: update },
        },
      },
    });
    expect((await api.askDesk(query, { slug }, agent)).data).toEqual(codes("authors_only", "authors_only"));
    expect((await api.askDesk(query, { slug }, author)).data).toEqual(codes("allowed", "leads_only"));
    expect((await api.askDesk(query, { slug }, lead)).data).toEqual(codes("allowed", "allowed"));
  });
});
