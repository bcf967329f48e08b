import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, addArticle, addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let author: Caller;
let agent: Caller;
let customer: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url);
  author = await api.callerFor((await addStaff(db, "author")).person);
  agent = await api.callerFor((await addStaff(db, "agent")).person);
  customer = await api.callerFor((await addAdmin(db)).person);
  for (const title of ["The VPN drops", "The tunnel drops"]) {
    await api.api.deps.index.put((await addArticle(db, { title })).id);
  }
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const WORDS = `{ searchWords { synonymGroups { id terms alsoFinds version updatedBy { name staff } }
  stopWords { word addedBy { name } } viewerCan { change { allowed code } } } }`;
const SAVE = `mutation ($input: SynonymGroupSaveInput!) { synonymGroupSave(input: $input) {
  synonymGroup { id terms alsoFinds version } userErrors { code message path } } }`;
const REMOVE = `mutation ($input: SynonymGroupRemoveInput!) { synonymGroupRemove(input: $input) {
  synonymGroup { terms } userErrors { code } } }`;
const ADD = `mutation ($input: StopWordsAddInput!) { stopWordsAdd(input: $input) {
  stopWords { word } userErrors { code path } } }`;
const UNSTOP = `mutation ($input: StopWordRemoveInput!) { stopWordRemove(input: $input) {
  stopWords { word } userErrors { code } } }`;
const groupSchema = z.object({
  synonymGroupSave: z.object({ synonymGroup: z.object({ id: z.string(), version: z.number() }) }),
});

async function askDesk(query: string, input: Record<string, unknown> | null = null, caller = author) {
  const { data, errors } = await api.askDesk(query, input === null ? {} : { input }, caller);
  expect(errors).toEqual([]);
  return data;
}

async function countOf(query: string): Promise<unknown> {
  const { data } = await api.ask("query ($query: String!) { articleSearch(query: $query) { totalCount } }", {
    query,
  });
  return data?.["articleSearch"];
}

describe("the words of search on the desk", () => {
  test("synonyms are found by the very next search, changed, removed and put back", async () => {
    expect(await countOf("vpn")).toEqual({ totalCount: 1 });
    const saved = groupSchema.parse(await askDesk(SAVE, { terms: ["VPN", "tunnel"] }));
    const { id, version } = saved.synonymGroupSave.synonymGroup;
    expect(await countOf("vpn")).toEqual({ totalCount: 2 });
    expect(await askDesk(WORDS)).toMatchObject({
      searchWords: {
        synonymGroups: [{ id, terms: ["vpn", "tunnel"], alsoFinds: null, updatedBy: { staff: true } }],
        viewerCan: { change: { allowed: true } },
      },
    });
    expect(await askDesk(SAVE, { id, version, terms: ["tunnel"], alsoFinds: ["vpn"] })).toMatchObject({
      synonymGroupSave: { synonymGroup: { id, alsoFinds: ["vpn"], version: 2 }, userErrors: [] },
    });
    expect(await countOf("vpn")).toEqual({ totalCount: 1 });
    expect(await askDesk(SAVE, { id, version, terms: ["a", "b"] })).toMatchObject({
      synonymGroupSave: { synonymGroup: null, userErrors: [{ code: "CONFLICT" }] },
    });
    expect(await askDesk(REMOVE, { id })).toMatchObject({
      synonymGroupRemove: { synonymGroup: { terms: ["tunnel"] }, userErrors: [] },
    });
    expect(await askDesk(REMOVE, { id: "nonsense" })).toMatchObject({
      synonymGroupRemove: { synonymGroup: null, userErrors: [{ code: "NOT_FOUND" }] },
    });
    expect(await askDesk(SAVE, { terms: ["tunnel"], alsoFinds: ["vpn"] })).toMatchObject({
      synonymGroupSave: { userErrors: [] },
    });
  });

  test("a query is told as it is understood", async () => {
    await askDesk(ADD, { words: ["Please", "kindly"] });
    const { data } = await api.askDesk(
      `{ searchQueryParts(query: "please tunnel") { text leftOut alsoFinds } }`,
      {},
      agent,
    );
    expect(data?.["searchQueryParts"]).toEqual([
      { text: "please", leftOut: true, alsoFinds: [] },
      { text: "tunnel", leftOut: false, alsoFinds: ["vpn"] },
    ]);
    expect(await askDesk(UNSTOP, { word: "kindly" })).toMatchObject({
      stopWordRemove: { stopWords: [{ word: "kindly" }], userErrors: [] },
    });
    expect(await askDesk(ADD, { words: ["two words"] })).toMatchObject({
      stopWordsAdd: { stopWords: [], userErrors: [{ code: "INVALID", path: ["words"] }] },
    });
  });

  test("agents read them and change nothing; nobody else knows of them", async () => {
    expect(await askDesk(WORDS, null, agent)).toMatchObject({
      searchWords: { viewerCan: { change: { allowed: false, code: "authors_only" } } },
    });
    expect(await askDesk(SAVE, { terms: ["a", "b"] }, agent)).toMatchObject({
      synonymGroupSave: { synonymGroup: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    expect((await api.askDesk(WORDS, {}, customer)).status).toBe(404);
    expect((await api.ask(WORDS, {}, author)).status).toBe(400);
  });
});
