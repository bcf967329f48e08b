import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ArticleIndex } from "@recourse/core";
import { addArticle, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { openIndex } from "../subject.js";

let database: TestDatabase;
let index: ArticleIndex;
const names = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  index = await openIndex(database.db);
  const articles = {
    mfa: "Set up MFA",
    phrase: "Set up multi-factor authentication",
    factor: "Set up a scale factor",
    authentication: "Set up authentication",
    vpn: "The VPN drops",
    tunnel: "The tunnel drops",
    ldap: "Bind to LDAP",
    directory: "Bind to a directory",
    login: "Troubleshoot logging in",
    signOn: "Troubleshoot signing on",
    please: "Please and thank you",
  };
  for (const [name, title] of Object.entries(articles)) {
    const { id } = await addArticle(database.db, { title });
    names.set(id, name);
    await index.put(id);
  }
  await index.refreshWords();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.query("delete from synonym_groups");
  await database.db.query("delete from stop_words");
});

async function keepSynonyms(terms: string[], alsoFinds: string[] | null = null): Promise<void> {
  await database.db.query(
    "insert into synonym_groups (terms, also_finds, updated_at) values ($1, $2, now())",
    [terms, alsoFinds],
  );
}

async function keepStopWords(...words: string[]): Promise<void> {
  await database.db.query(
    "insert into stop_words (word, added_at) select word, now() from unnest($1::text[]) word",
    [words],
  );
}

async function found(query: string): Promise<string[]> {
  const { hits } = await index.search({ query, viewer: "public", first: 20, offset: 0 });
  return hits.map(({ articleId }) => names.get(articleId) ?? "somebody else's");
}

describe("synonyms", () => {
  test("are found both ways, behind the word itself", async () => {
    expect(await found("vpn")).toEqual(["vpn"]);
    await keepSynonyms(["vpn", "tunnel"]);
    expect(await found("vpn")).toEqual(["vpn", "tunnel"]);
    expect(await found("tunnel")).toEqual(["tunnel", "vpn"]);
    expect(await found("tunnels")).toEqual(["tunnel", "vpn"]);
    expect(await found("tunnle")).toEqual(["tunnel", "vpn"]);
  });

  test("one way are not found the other way", async () => {
    await keepSynonyms(["directory"], ["ldap"]);
    expect(await found("directory")).toEqual(["directory", "ldap"]);
    expect(await found("ldap")).toEqual(["ldap"]);
  });

  test("of several words count where all of them stand, and lead to the short form", async () => {
    await keepSynonyms(["mfa", "multi factor authentication"]);
    expect(await found("mfa")).toEqual(["mfa", "phrase"]);
    for (const query of ["multi factor authentication", "multi-factor authentication"]) {
      const hits = await found(query);
      expect(hits[0]).toBe("phrase");
      expect(hits).toContain("mfa");
    }
    expect(await found("factor")).not.toContain("mfa");
  });

  test("of small words are the words as they stand", async () => {
    await keepSynonyms(["log in", "sign on"]);
    expect(await found("logging in")).toEqual(["login", "signOn"]);
    expect(await found("log off")).toEqual(["login"]);
  });

  test("never come before the word itself, however rare they are", async () => {
    await keepSynonyms(["set up", "bind"]);
    const hits = await found("bind");
    expect(hits.slice(0, 2).toSorted()).toEqual(["directory", "ldap"]);
    expect(hits).toContain("mfa");
  });

  test("of a word that no article has stand in for it, and nothing is repaired", async () => {
    await keepSynonyms(["tunnle", "vpn"]);
    const page = await index.search({ query: "tunnle", viewer: "public", first: 20, offset: 0 });
    expect(page.hits.map(({ articleId }) => names.get(articleId))).toEqual(["vpn"]);
    expect(page.correctedQuery).toBeNull();
  });

  test("do not widen what stands in quotation marks", async () => {
    await keepSynonyms(["vpn", "tunnel"]);
    expect(await found('"vpn"')).toEqual(["vpn"]);
  });

  test("are marked in the title", async () => {
    await keepSynonyms(["vpn", "tunnel"]);
    const { hits } = await index.search({ query: "vpn", viewer: "public", first: 2, offset: 0 });
    expect(hits[1]?.titleHighlights).toContainEqual({ text: "tunnel", match: true });
  });

  test("are heeded by every process with the next search after they changed", async () => {
    const another = await openIndex(database.db);
    const search = () => another.search({ query: "vpn", viewer: "public", first: 20, offset: 0 });
    expect((await search()).totalCount).toBe(1);
    await keepSynonyms(["vpn", "tunnel"]);
    expect((await search()).totalCount).toBe(2);
    await database.db.query("delete from synonym_groups");
    expect((await search()).totalCount).toBe(1);
  });
});

describe("stop words", () => {
  test("are left out of a query", async () => {
    expect(await found("vpn please")).toContain("please");
    await keepStopWords("please");
    expect(await found("vpn please")).toEqual(["vpn"]);
    expect(await found("PLEASE vpn")).toEqual(["vpn"]);
  });

  test("are searched for where there is nothing else, and in quotation marks", async () => {
    await keepStopWords("please", "thank");
    expect(await found("please")).toEqual(["please"]);
    expect(await found("thank please")).toEqual(["please"]);
    expect(await found('vpn "please"')).toEqual(["please"]);
  });

  test("are no beginning of a longer word either", async () => {
    expect(await found("vpn direct")).toContain("directory");
    await keepStopWords("direct");
    expect(await found("vpn direct")).toEqual(["vpn"]);
  });

  test("within a synonym of several words stay a part of it", async () => {
    await keepSynonyms(["log in", "sign on"]);
    await keepStopWords("in");
    expect(await found("log in")).toEqual(["login", "signOn"]);
  });
});

test("what a query is understood as is told word for word", async () => {
  await keepSynonyms(["mfa", "multi factor authentication"]);
  await keepStopWords("please");
  expect(await index.readQuery("please reset the Multi-Factor authentication now")).toEqual([
    { text: "please", leftOut: true, alsoFinds: [] },
    { text: "reset", leftOut: false, alsoFinds: [] },
    { text: "the", leftOut: true, alsoFinds: [] },
    { text: "Multi-Factor authentication", leftOut: false, alsoFinds: ["mfa"] },
    { text: "now", leftOut: true, alsoFinds: [] },
  ]);
  expect(await index.readQuery("")).toEqual([]);
  expect(await index.readQuery("-mfa")).toEqual([]);
});

test("terms of any kind make no query fail", async () => {
  await keepSynonyms(["c++", "cpp", "'); drop table articles; --", "كلمة", "密码", "a:b & c | !d", "🙂 x"]);
  await keepStopWords("constructor");
  for (const query of ["c++", "cpp code", "密码", "constructor", "a:b & c", "drop table articles", "'"]) {
    await found(query);
  }
  expect(await found("vpn")).toEqual(["vpn"]);
});
