import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { addStaff, createTestDatabase, testDeps, type TestDatabase, type TestDeps } from "@recourse/testing";
import type { PersonActor } from "../actor.js";
import { addStopWords } from "./add-stop-words.js";
import { removeStopWord } from "./remove-stop-word.js";
import { removeSynonymGroup } from "./remove-synonym-group.js";
import { saveSynonymGroup, type SaveSynonymGroupInput } from "./save-synonym-group.js";
import { listStopWords, listSynonymGroups, searchSettings } from "./search-words.queries.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let agent: PersonActor;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.query("delete from synonym_groups");
  await database.db.query("delete from stop_words");
  await database.db.query("delete from graphile_worker._private_jobs");
});

function save(terms: string[], more: Partial<SaveSynonymGroupInput> = {}, actor = author) {
  return saveSynonymGroup(deps, actor, { id: null, version: null, terms, alsoFinds: null, ...more });
}

async function saved(terms: string[], alsoFinds: string[] | null = null) {
  const result = await save(terms, { alsoFinds });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.group;
}

const jobs = () =>
  database.db.query<{ task: string }[]>("select task_identifier as task from graphile_worker.jobs");
const audited = (id: string) =>
  database.db.query<{ action: string; data: unknown }[]>(
    "select action, data from audit_rows where subject_id = $1 order by id",
    [id],
  );

describe("a group of synonyms", () => {
  test("is kept in lower case, once each, and the index is told", async () => {
    const group = await saved(["MFA", " Multi  Factor ", "mfa", ""]);
    expect(group).toMatchObject({ terms: ["mfa", "multi factor"], version: 1, updatedBy: author.person.id });
    expect(await searchSettings(database.db)).toMatchObject({
      synonyms: [["mfa", "multi factor"]],
      oneWay: [],
      stopWords: [],
    });
    expect(await jobs()).toEqual([{ task: "apply-search-settings" }]);
    expect(await audited(group.id)).toMatchObject([{ action: "synonym_group.added" }]);
  });

  test("works one way where that is asked for", async () => {
    await saved(["directory"], ["ldap", "directory", "active directory"]);
    expect((await searchSettings(database.db)).oneWay).toEqual([
      { from: "directory", to: "active directory" },
      { from: "directory", to: "ldap" },
    ]);
  });

  test("is changed by whoever saw it last, and each change is another version of the settings", async () => {
    const { id, version } = await saved(["mfa", "2fa"]);
    const before = (await searchSettings(database.db)).version;
    const change = { id, version, terms: ["mfa", "two factor"] };
    expect(await save(change.terms, change)).toMatchObject({ ok: true, group: { id, version: 2 } });
    expect(await save(change.terms, change)).toMatchObject({ ok: false, refusals: [{ code: "CONFLICT" }] });
    expect((await searchSettings(database.db)).version).toBeGreaterThan(before);
    expect(await listSynonymGroups(database.db)).toMatchObject([{ terms: ["mfa", "two factor"] }]);
    expect((await audited(id))[1]).toMatchObject({
      action: "synonym_group.changed",
      data: { terms: ["mfa", "two factor"], before: { terms: ["mfa", "2fa"] } },
    });
    expect(await jobs()).toHaveLength(1);
  });

  test("is removed and told, so that it can be put back", async () => {
    const group = await saved(["mfa", "2fa"]);
    expect(await removeSynonymGroup(deps, author, { id: group.id })).toMatchObject({
      ok: true,
      group: { terms: ["mfa", "2fa"] },
    });
    expect(await listSynonymGroups(database.db)).toEqual([]);
    expect((await audited(group.id)).map(({ action }) => action)).toContain("synonym_group.removed");
    expect(await removeSynonymGroup(deps, author, { id: group.id })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
    expect(await removeSynonymGroup(deps, author, { id: "none" })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
  });

  test.each<[string, string[], string[] | null, string, RegExp]>([
    ["one word alone", ["mfa"], null, "terms", /at least two/],
    ["nothing", ["", "  "], [], "terms", /word that people search for/],
    ["nothing to find", ["mfa"], ["mfa"], "alsoFinds", /at least one other/],
    ["no letter", ["mfa", "!?"], null, "terms", /neither a letter nor a digit/],
    ["a sentence", ["mfa", "how do i do this"], null, "terms", /5 words/],
    ["something endless", ["mfa", "m".repeat(61)], null, "terms", /at most 60 characters/],
    ["too many", Array.from({ length: 21 }, (_, n) => `w${n}`), null, "terms", /at most 20/],
  ])("is refused with %s", async (_what, terms, alsoFinds, field, message) => {
    const result = await save(terms, { alsoFinds });
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: [field], message: expect.stringMatching(message) }],
    });
  });

  test("shares no word with another of its kind, nor with the stop words", async () => {
    await saved(["mfa", "2fa"]);
    expect(await save(["totp", "MFA"])).toMatchObject({
      refusals: [{ code: "INVALID", message: expect.stringContaining("“mfa, 2fa”") }],
    });
    expect(await save(["mfa"], { alsoFinds: ["totp"] })).toMatchObject({ ok: true });
    await addStopWords(deps, author, { words: ["please"] });
    expect(await save(["please", "kindly"])).toMatchObject({
      refusals: [{ message: expect.stringContaining("stop word") }],
    });
  });

  test("is for authors and leads to change", async () => {
    expect(await save(["a", "b"], {}, agent)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    const group = await saved(["a", "b"]);
    expect(await removeSynonymGroup(deps, agent, { id: group.id })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(
      await saveSynonymGroup(
        deps,
        { kind: "anonymous", visitor: null },
        { id: null, version: null, terms: ["a", "b"], alsoFinds: null },
      ),
    ).toMatchObject({ refusals: [{ code: "NOT_SIGNED_IN" }] });
    expect(await save(["c", "d"], {}, { ...author, scopes: ["read_articles"] })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });

  test("of two with the same word, saved at once, one is refused", async () => {
    const results = await Promise.all([save(["mfa", "2fa"]), save(["mfa", "totp"])]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("stop words", () => {
  test("are added once, and removed", async () => {
    expect(await addStopWords(deps, author, { words: ["Thanks", "kindly"] })).toMatchObject({
      stopWords: [{ word: "thanks" }, { word: "kindly" }],
    });
    expect(await addStopWords(deps, author, { words: ["thanks"] })).toMatchObject({ stopWords: [] });
    expect((await searchSettings(database.db)).stopWords).toEqual(["kindly", "thanks"]);
    expect(await removeStopWord(deps, author, { word: " THANKS" })).toMatchObject({ ok: true });
    expect((await listStopWords(database.db)).map(({ word }) => word)).toEqual(["kindly"]);
    expect(await removeStopWord(deps, author, { word: "thanks" })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
    expect((await audited("thanks")).map(({ action }) => action)).toEqual([
      "stop_word.added",
      "stop_word.removed",
    ]);
    expect(await jobs()).toEqual([{ task: "apply-search-settings" }]);
  });

  test.each([
    [["two words"], /not one word/],
    [[" "], /Give a word/],
    [["mfa"], /is a synonym in “mfa, 2fa”/],
  ])("are refused: %p", async (words, message) => {
    await saved(["mfa", "2fa"]);
    expect(await addStopWords(deps, author, { words })).toMatchObject({
      refusals: [{ code: "INVALID", path: ["words"], message: expect.stringMatching(message) }],
    });
  });

  test("are for authors and leads to change", async () => {
    expect(await addStopWords(deps, agent, { words: ["please"] })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await removeStopWord(deps, agent, { word: "please" })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });
});
