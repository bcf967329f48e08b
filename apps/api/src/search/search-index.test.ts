import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, addArticle, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let agent: Caller;
let lead: Caller;
let customer: Caller;

const STATUS = `{ searchIndexStatus { inUse degradedReason
  indexes { adapter articlesPublished articlesIndexed notIndexed(first: 5) { nodes { article { slug } attempts } } }
  viewerCan { retry { allowed } rebuild { allowed code } } } }`;
const REBUILD = `mutation ($input: SearchIndexInput!) { searchIndexRebuild(input: $input) { rebuild { adapter } userErrors { code } } }`;
const input = { adapter: "POSTGRESQL" };

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  customer = await api.callerFor((await addAdmin(database.db)).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

describe("the state of the search index", () => {
  test("names what search does not find yet, until it is indexed", async () => {
    const { id } = await addArticle(database.db, { slug: "not-yet", audience: "public" });
    const before = await api.askDesk(STATUS, {}, agent);
    expect(before.data).toEqual({
      searchIndexStatus: {
        inUse: "POSTGRESQL",
        degradedReason: null,
        indexes: [
          {
            adapter: "POSTGRESQL",
            articlesPublished: 1,
            articlesIndexed: 0,
            notIndexed: { nodes: [{ article: { slug: "not-yet" }, attempts: 0 }] },
          },
        ],
        viewerCan: { retry: { allowed: true }, rebuild: { allowed: false, code: "leads_only" } },
      },
    });
    await api.api.deps.index.put(id);
    const { data } = await api.askDesk(STATUS, {}, agent);
    expect(data).toMatchObject({
      searchIndexStatus: { indexes: [{ articlesIndexed: 1, notIndexed: { nodes: [] } }] },
    });
  });

  test("lets leads alone have it built anew, and remembers who did", async () => {
    const refused = await api.askDesk(REBUILD, { input }, agent);
    expect(refused.data).toEqual({
      searchIndexRebuild: { rebuild: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    const done = await api.askDesk(REBUILD, { input }, lead);
    expect(done.data).toEqual({
      searchIndexRebuild: { rebuild: { adapter: "POSTGRESQL" }, userErrors: [] },
    });
    const rows = await database.db.query<{ actor_kind: string }[]>(
      "select actor_kind from audit_rows where subject_type like 'search%'",
    );
    expect(rows).toEqual([{ actor_kind: "staff" }]);
  });

  test("is not there for customers", async () => {
    expect((await api.askDesk(STATUS, {}, customer)).status).toBe(404);
  });
});
