import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleIndex, ArticleSearchRequest, TextPiece } from "@recourse/core";
import {
  addArticle,
  addCategory,
  createTestDatabase,
  type AddArticle,
  type TestDatabase,
} from "@recourse/testing";
import { openIndex, settled } from "../subject.js";

let database: TestDatabase;
let index: ArticleIndex;
const ids = new Map<string, string>();
let radius: string;

beforeAll(async () => {
  database = await createTestDatabase();
  index = await openIndex(database.db);
  radius = (await addCategory(database.db)).id;
  await write("reset", {
    title: "Reset a user's password",
    summary: "How an administrator sets a new password.",
    body: "Open the user.\n\n## Send a reset link\n\nThe link expires after one hour.\n\n## Set it yourself\n\nType it twice.",
  });
  await write("ldap", {
    title: "LDAP bind fails",
    body: "Simple binds need TLS.\n\n## Invalid credentials\n\nResult code 49 means that the distinguished name or the password is wrong.\n\n## Confidentiality required\n\nResult code 13: start TLS first.",
  });
  await write("wifi", {
    title: "Wi-Fi with RADIUS",
    body: "Point the access point at radius1.halyard.example.\n\n## Shared secret\n\nThe secret is at least 16 characters and/or generated.",
    categoryId: radius,
  });
  await write("radius-vpn", {
    title: "VPN with RADIUS",
    body: "## Timeouts\n\nRaise the timeout to 60 seconds for push notifications.",
    categoryId: radius,
    audience: "customers",
  });
  await write("runbook", {
    title: "Runbook: RADIUS proxy on fire",
    body: "Page the password team.",
    audience: "staff",
  });
  await write("resume", { title: "Upload a résumé", body: "Café menus are not résumés." });
  await write("login", { title: "Troubleshoot login", body: "Check the user name." });
  await write("draft", { title: "Unpublished password hints", state: "draft" });
  await index.refreshWords();
});
afterAll(() => database.drop());

async function write(name: string, article: AddArticle): Promise<void> {
  const { id } = await addArticle(database.db, article);
  ids.set(name, id);
  await index.put(id);
}

function search(query: string, request: Partial<ArticleSearchRequest> = {}) {
  return index.search({ query, viewer: "public", first: 10, offset: 0, ...request });
}

async function found(query: string, request: Partial<ArticleSearchRequest> = {}): Promise<string[]> {
  const names = new Map(Array.from(ids, ([name, id]) => [id, name]));
  const { hits } = await search(query, request);
  return hits.map(({ articleId }) => names.get(articleId) ?? "somebody else's");
}

const textOf = (pieces: readonly TextPiece[]) => pieces.map(({ text }) => text).join("");
const matchesOf = (pieces: readonly TextPiece[]) =>
  pieces.filter(({ match }) => match).map(({ text }) => text);

describe("an article is found", () => {
  test.each([
    ["reset password", "reset"],
    ["How do I reset the password of somebody who left?", "reset"],
    ["resetting passwords", "reset"],
    ["RESUME cafe", "resume"],
    ["invalid credentials", "ldap"],
    ["code 49", "ldap"],
    ["halyard", "wifi"],
    ["radius1.halyard.example", "wifi"],
    ["generated", "wifi"],
    ["wi-fi", "wifi"],
    ["wifi", "wifi"],
    ["log in", "login"],
    ["confid", "ldap"],
    ["shared secr", "wifi"],
  ])("by %p", async (query, first) => {
    expect((await found(query))[0]).toBe(first);
  });

  test("the more of the query it has in its title, the higher", async () => {
    expect(await found("password")).toEqual(["reset", "ldap"]);
  });

  test("with the section that matched, its anchor and a marked passage", async () => {
    const [hit] = (await search("distinguished name credentials")).hits;
    expect(hit).toMatchObject({ sectionHeading: "Invalid credentials", anchor: "invalid-credentials" });
    expect(textOf(hit?.passage ?? [])).toContain("Result code 49 means");
    expect(matchesOf(hit?.passage ?? [])).toEqual(["distinguished", "name"]);
    expect(hit?.titleHighlights).toEqual([{ text: "LDAP bind fails", match: false }]);
  });

  test("with its introduction where only the title matched", async () => {
    const [hit] = (await search("administrator password")).hits;
    expect(hit).toMatchObject({ sectionHeading: null, anchor: null });
    expect(matchesOf(hit?.titleHighlights ?? [])).toEqual(["password"]);
    expect(textOf(hit?.passage ?? [])).toBe("How an administrator sets a new password. Open the user.");
  });
});

describe("typing errors", () => {
  test.each([
    ["pasword reset", "password reset", "reset"],
    ["rseet pasword", "reset password", "reset"],
    ["invalid crednetials", "invalid credentials", "ldap"],
    ["Confidetialty required", "confidentiality required", "ldap"],
    ["confidentailtiy", "confidentiality", "ldap"],
    ["lgoin", "login", "login"],
  ])("of %p are repaired to %p", async (query, corrected, first) => {
    const { correctedQuery } = await search(query);
    expect(correctedQuery?.toLowerCase()).toBe(corrected);
    expect((await found(query))[0]).toBe(first);
  });

  test.each(["reset password", "code 94", "tsl", "xyzzyqwv", "confid"])(
    "are not made up for %p",
    async (query) => {
      expect((await search(query)).correctedQuery).toBeNull();
    },
  );
});

describe("operators", () => {
  test("a phrase must stand in the article as it is", async () => {
    expect(await found('"invalid credentials"')).toEqual(["ldap"]);
    expect(await found('"distinguished name" password')).toEqual(["ldap"]);
    expect(await found("credentials invalid")).toEqual(["ldap"]);
    expect(await found('"reset" link')).toEqual(["reset"]);
  });

  test("an excluded word or phrase must not", async () => {
    expect(await found("password -ldap")).toEqual(["reset"]);
    expect(await found('password -"distinguished name"')).toEqual(["reset"]);
    expect(await found("password -nosuchword")).toEqual(["reset", "ldap"]);
  });

  test("are taken for text where they leave nothing, as when a command is pasted", async () => {
    expect((await found('"password reset" now'))[0]).toBe("reset");
    expect((await found("ldap -ldap"))[0]).toBe("ldap");
    expect((await found("-password"))[0]).toBe("reset");
  });
});

describe("who sees what", () => {
  test("articles for others are neither shown nor counted", async () => {
    expect(await found("radius")).toEqual(["wifi"]);
    expect((await search("radius")).totalCount).toBe(1);
    expect((await search("radius")).facets).toEqual([{ categoryId: radius, count: 1 }]);
    expect((await search("radius", { viewer: "customers" })).totalCount).toBe(2);
    expect((await found("radius", { viewer: "staff" })).toSorted()).toEqual([
      "radius-vpn",
      "runbook",
      "wifi",
    ]);
  });

  test("A34: a query is repaired with no word that only others may read, and knows none of them", async () => {
    const corrected = async (query: string, viewer: "public" | "customers" | "staff") =>
      (await search(query, { viewer })).correctedQuery;
    for (const query of ["runbok", "runbokk"]) {
      expect([query, await corrected(query, "public")]).toEqual([query, null]);
      expect([query, await corrected(query, "customers")]).toEqual([query, null]);
    }
    expect(await corrected("runbok", "staff")).toBe("runbook");
    expect(await corrected("timeots", "public")).toBeNull();
    expect(await corrected("timeots", "customers")).toBe("timeouts");
    // A word of others is one that nobody wrote: it is repaired like any.
    await write("near", { title: "Runbooz", body: "A brand of cameras." });
    expect(await corrected("runbook", "public")).toBe("runbooz");
    expect(await corrected("runbook", "staff")).toBeNull();
    ids.delete("near");
  });

  test("drafts are found by nobody", async () => {
    expect(await found("unpublished hints", { viewer: "staff" })).toEqual([]);
  });

  test("a category's articles alone are searched where it is asked for", async () => {
    expect(await found("password secret radius", { categoryIds: [radius] })).toEqual(["wifi"]);
    expect(await found("password", { categoryIds: [radius], viewer: "staff" })).toEqual([]);
    expect(await found("password", { categoryIds: [] })).toEqual([]);
    expect(await found("password", { categoryIds: ["no id"] })).toEqual([]);
  });

  test("a product area's articles are found once an article is about it", async () => {
    expect(await found("password", { productAreas: ["Directory"] })).toEqual([]);
    await database.db.query("update articles set product_areas = '{Directory,SSO}' where id = $1", [
      ids.get("ldap"),
    ]);
    await settled(database.db);
    expect(await found("password", { productAreas: ["Directory", "Billing"] })).toEqual(["ldap"]);
    expect((await search("password")).productAreas).toEqual([
      { name: "Directory", count: 1 },
      { name: "SSO", count: 1 },
    ]);
    // Written again, it is still about it.
    await database.db.query("update article_search set format = 0");
    await index.put(ids.get("ldap") ?? "");
    expect(await found("password", { productAreas: ["SSO"] })).toEqual(["ldap"]);
    await database.db.query("update articles set product_areas = '{}' where id = $1", [ids.get("ldap")]);
    await settled(database.db);
    expect(await found("password", { productAreas: ["SSO"] })).toEqual([]);
    expect(await found("password", { productAreas: [] })).toEqual([]);
  });

  test("for certain audiences alone, as far as the viewer may see them", async () => {
    expect(await found("radius", { audiences: ["customers"], viewer: "staff" })).toEqual(["radius-vpn"]);
    expect(await found("radius", { audiences: ["staff", "public"], viewer: "customers" })).toEqual(["wifi"]);
    expect(await found("radius", { audiences: [], viewer: "staff" })).toEqual([]);
  });
});

test("pages follow each other in one order and end", async () => {
  const all = await found("password radius user code link", { viewer: "staff", first: 100 });
  const pages: string[] = [];
  for (let offset = 0; offset < all.length + 2; offset += 2) {
    pages.push(...(await found("password radius user code link", { viewer: "staff", first: 2, offset })));
  }
  expect(pages).toEqual(all);
  expect(all.length).toBeGreaterThan(3);
});

test("what is counted is all there is, or it is said that it is not", async () => {
  const own = await createTestDatabase();
  try {
    const many = await openIndex(own.db);
    const articles = [];
    for (let number = 0; number < 130; number += 1)
      articles.push(await addArticle(own.db, { title: `Printer ${number}` }));
    await many.putMany(articles.map(({ id }) => id));
    const page = await many.search({ query: "printer", viewer: "public", first: 10, offset: 0 });
    expect(page.totalLimited || page.totalCount === articles.length).toBe(true);
    expect(page.totalCount).toBeGreaterThanOrEqual(50);
    expect(await many.search({ query: "printer 7", viewer: "public", first: 1, offset: 0 })).toMatchObject({
      hits: [{ articleId: articles[7]?.id }],
    });
  } finally {
    await own.drop();
  }
});
