import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addAdmin, addArticle, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let lead: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  lead = {
    ...(await api.callerFor((await addStaff(database.db, "lead")).person)),
    headers: { origin: PUBLIC_URL },
  };
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const preflight =
  "query ($input: ArticlePreflightInput!) { articlePreflight(input: $input) { severity code message line } }";

test("preflight lists what stands against a text", async () => {
  const { id } = await addArticle(database.db, { state: "draft" });
  const input = {
    articleId: globalId("DeskArticle", id),
    title: "T",
    summary: "",
    body: "Text.\n\n[x](/articles/none)",
  };
  const { data, errors } = await api.askDesk(preflight, { input }, lead);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    articlePreflight: [
      { severity: "WARNS", code: "MISSING_SUMMARY", message: expect.any(String), line: null },
      {
        severity: "BLOCKS",
        code: "BROKEN_LINK",
        message: expect.stringContaining("/articles/none"),
        line: 3,
      },
    ],
  });
});

test("preflight of an article that is none says so; customers know of no preflight", async () => {
  const input = { articleId: "x", title: "T", summary: "", body: "Text." };
  const unknown = await api.askDesk(preflight, { input }, lead);
  expect(unknown.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "articleId" });
  const customer = await api.callerFor((await addAdmin(database.db)).person);
  expect((await api.ask(preflight, { input }, customer)).errors[0]?.extensions["code"]).toBe(
    "GRAPHQL_VALIDATION_FAILED",
  );
});

test("publishing looks again, and takes a lead's reason", async () => {
  const { revisionId } = await addArticle(database.db, { state: "approved", body: "[x](/articles/none)" });
  const mutation = `mutation ($input: ArticleRevisionInput!) {
    articlePublish(input: $input) { article { published { number } } userErrors { code message } }
  }`;
  const input = { revisionId: globalId("ArticleRevision", revisionId) };
  expect((await api.askDesk(mutation, { input }, lead)).data?.["articlePublish"]).toMatchObject({
    article: null,
    userErrors: [{ code: "BLOCKED_BY_PREFLIGHT", message: expect.stringContaining("/articles/none") }],
  });
  const overridden = { input: { ...input, overrideReason: "The other article comes today." } };
  expect((await api.askDesk(mutation, overridden, lead)).data?.["articlePublish"]).toEqual({
    article: { published: { number: 1 } },
    userErrors: [],
  });
});
