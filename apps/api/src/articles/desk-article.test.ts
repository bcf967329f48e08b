import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let author: Caller;
let reviewer: Caller;
let categoryId: string;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock, index: new FakeArticleIndex() });
  author = await api.callerFor((await addStaff(db, "author")).person);
  reviewer = await api.callerFor((await addStaff(db, "lead")).person);
  categoryId = globalId("Category", (await addCategory(db, { slug: "ldap", title: "LDAP" })).id);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const payloadSchema = z.object({
  article: z
    .looseObject({
      id: z.string(),
      slug: z.string(),
      head: z.looseObject({ id: z.string(), state: z.string() }),
    })
    .nullable(),
  userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()).nullable() })),
});
const FIELDS = `article { id slug audience category { title } head { id number state title author { name staff } } published { number }
  revisions { number state } viewerCan { submitForReview { allowed } approve { allowed code } publish { allowed code } archive { allowed } } }
  userErrors { code path }`;

async function act(mutation: string, inputType: string, input: Record<string, unknown>, caller: Caller) {
  clock.advance({ seconds: 1 });
  const { data, errors } = await api.askDesk(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
    { input },
    caller,
  );
  expect(errors).toEqual([]);
  return payloadSchema.parse(data?.[mutation]);
}

const text = {
  title: "Bind over LDAP",
  summary: "How to bind",
  body: "# Bind\n\nUse a service account.",
  reason: "New",
  audience: "PUBLIC",
};
const save = (input: Record<string, unknown>, caller = author) =>
  act("articleDraftSave", "ArticleDraftSaveInput", { ...text, categoryId, ...input }, caller);
const read = async (slug: string) =>
  (await api.ask("query ($slug: String!) { article(slug: $slug) { title } }", { slug })).data?.["article"];

describe("an article on the desk", () => {
  test("is seen by readers once somebody else approved and somebody published it, and no more once it is archived", async () => {
    const draft = (await save({})).article;
    const revision = { revisionId: draft?.head.id };
    expect(draft).toMatchObject({
      slug: "bind-over-ldap",
      audience: "PUBLIC",
      category: { title: "LDAP" },
      published: null,
    });
    expect(await read("bind-over-ldap")).toBeNull();

    expect(
      (await act("articleSubmitForReview", "ArticleRevisionInput", revision, author)).article?.head.state,
    ).toBe("IN_REVIEW");
    const own = await act("articleApprove", "ArticleApproveInput", revision, author);
    expect(own.userErrors).toEqual([{ code: "NOT_ALLOWED", path: null }]);
    expect((await act("articleApprove", "ArticleApproveInput", revision, reviewer)).article?.head.state).toBe(
      "APPROVED",
    );
    expect((await act("articlePublish", "ArticleRevisionInput", revision, author)).article).toMatchObject({
      published: { number: 1 },
    });
    expect(await read("bind-over-ldap")).toEqual({ title: "Bind over LDAP" });

    const next = await save({
      articleId: draft?.id,
      basedOnRevisionId: draft?.head.id,
      title: "Bind safely",
      audience: "CUSTOMERS",
    });
    expect(next.article).toMatchObject({
      audience: "CUSTOMERS",
      head: { number: 2, state: "DRAFT" },
      published: { number: 1 },
    });
    expect(await read("bind-over-ldap")).toEqual({ title: "Bind over LDAP" });

    expect(
      (await act("articleArchive", "ArticleArchiveInput", { articleId: draft?.id, reason: "Wrong" }, author))
        .userErrors,
    ).toEqual([]);
    expect(await read("bind-over-ldap")).toBeNull();
  });

  test("an edit of what somebody else changed meanwhile is a conflict", async () => {
    const draft = (await save({ title: "Radius" })).article;
    const edit = { articleId: draft?.id, basedOnRevisionId: draft?.head.id };
    expect((await save({ ...edit, title: "RADIUS" })).userErrors).toEqual([]);
    expect((await save({ ...edit, title: "radius" }, reviewer)).userErrors[0]?.code).toBe("CONFLICT");
  });

  test("is found by state and words, whatever its audience, page by page", async () => {
    await save({ title: "SCIM one", audience: "STAFF" });
    await save({ title: "SCIM two" });
    const query = `query ($after: String, $query: String, $state: RevisionState) { deskArticles(first: 1, after: $after, query: $query, state: $state) {
      totalCount nodes { head { title } } pageInfo { endCursor hasNextPage } } }`;
    const first = await api.askDesk(query, { query: "scim" }, author);
    expect(first.data?.["deskArticles"]).toMatchObject({
      totalCount: 2,
      nodes: [{ head: { title: "SCIM two" } }],
    });
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first.data))?.[1];
    expect((await api.askDesk(query, { query: "scim", after }, author)).data?.["deskArticles"]).toMatchObject(
      {
        nodes: [{ head: { title: "SCIM one" } }],
        pageInfo: { hasNextPage: false },
      },
    );
    expect(
      (await api.askDesk(query, { query: "scim", state: "PUBLISHED" }, author)).data?.["deskArticles"],
    ).toMatchObject({ totalCount: 0 });
    expect((await api.askDesk(query, { query: "saml", after }, author)).errors[0]?.extensions["code"]).toBe(
      "BAD_USER_INPUT",
    );
  });

  test("costs as many statements for many as for one", async () => {
    const query = `query ($first: Int) { deskArticles(first: $first) { nodes { audience category { title } head { author { name } } published { number } revisions { number } viewerCan { publish { allowed } } } } }`;
    const count = (first: number) => api.countStatements(() => api.askDesk(query, { first }, author));
    await count(1);
    expect(await count(4)).toBe(await count(1));
  });

  test("A32: is unknown to customers: by id, and its preview with it", async () => {
    const { article } = await save({ title: "Secret plans" });
    const customer = await api.callerFor((await addAdmin(database.db)).person);
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    expect((await api.ask(node, { id: article?.id }, customer)).data).toEqual({ node: null });
    expect((await api.ask(node, { id: article?.id }, author)).data).toEqual({ node: null });
    expect((await api.askDesk(node, { id: article?.id }, author)).data).toEqual({
      node: { id: article?.id },
    });
    expect((await api.ask('{ articlePreview(body: "x") }', {}, author)).errors[0]?.extensions["code"]).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
  });

  test("the preview is the real rendering", async () => {
    const { data } = await api.askDesk(
      "query ($body: String!) { articlePreview(body: $body) }",
      { body: "**Bold** <img src=x onerror=alert(1)>" },
      author,
    );
    expect(data?.["articlePreview"]).toContain("<strong>Bold</strong>");
    expect(String(data?.["articlePreview"])).not.toContain("onerror=");
  });
});
