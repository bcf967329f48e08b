import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../../actor.js";
import { archiveArticle } from "../archive-article.js";
import { publishRevision } from "../publish-revision.js";
import { preflightArticle, type PreflightInput } from "./preflight-article.js";

let database: TestDatabase;
let author: Actor;
let lead: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  author = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
});
afterAll(() => database.drop());

// Put together here, so that scanners of this repository find nothing.
const token = `ghp_${"Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2".slice(0, 36)}`;

async function find(body: string, input: Partial<PreflightInput> = {}) {
  const given = {
    articleId: null,
    title: "Title",
    summary: "Summary.",
    audience: "public" as const,
    ...input,
  };
  const result = await preflightArticle(database.db, author, { ...given, body });
  if (!result.ok) throw new Error(result.refusals[0]?.message);
  return result.findings.map(({ code, line, severity }) => `${severity} ${code} ${line ?? "-"}`);
}

describe("preflight tells of", () => {
  test("a summary that is missing", async () => {
    expect(await find("Text.", { summary: " \n" })).toEqual(["warns missing_summary -"]);
    expect(await find("Text.")).toEqual([]);
  });

  test("headings out of order and a second title", async () => {
    expect(await find("## A\n\n#### B\n\n##### C\n\n## D\n\n### E\n")).toEqual(["warns heading_order 3"]);
    expect(await find("### A\n\ntext\n\n# B\n\n## C\n\n### D")).toEqual([
      "warns heading_order 1",
      "warns second_title 5",
    ]);
    expect(await find("```\n# a comment\n#### more\n```")).toEqual([]);
  });

  test("images without alternative text, unless they are marked as decorative", async () => {
    const [file] = await database.db.query<{ storage_key: string }[]>(
      "insert into article_files (storage_key, sha256, media_type, bytes) values (repeat('ab', 20), 'aa', 'image/png', 3) returning storage_key",
    );
    const url = `/files/${file?.storage_key ?? ""}`;
    expect(
      await find(
        `![](${url})\n\n![ ](${url} "A title")\n\n![The console](${url})\n\n![](${url} "decorative")\n\n<p>\n<img src="${url}">\n<img alt='x' src=${url}></p>\n\n![][ref]\n\n[ref]: ${url}`,
      ),
    ).toEqual([
      "warns missing_alternative_text 1",
      "warns missing_alternative_text 3",
      "warns missing_alternative_text 10",
      "warns missing_alternative_text 13",
    ]);
  });

  test("files that are not there", async () => {
    const key = "0".repeat(40);
    expect(await find(`![x](/files/${key})\n\n[manual](/files/${key})`)).toEqual([
      "blocks missing_file 1",
      "blocks missing_file 3",
    ]);
  });

  test("secrets, without quoting them", async () => {
    const body = `Text.\n\n\`\`\`\ncurl -H "Authorization: token ${token}"\n\`\`\`\n\npassword: S3cr-et!9\n\npassword: <yours>`;
    expect(await find(body)).toEqual(["blocks secret 4", "warns possible_secret 7"]);
    const result = await preflightArticle(database.db, author, {
      articleId: null,
      title: `About ${token}`,
      summary: "x",
      body: "Text.",
    });
    expect(result).toMatchObject({ ok: true, findings: [{ code: "secret", line: null }] });
    expect(JSON.stringify(result)).not.toContain(token);
  });

  test("secrets that only secretlint knows, once", async () => {
    const key = `SHP${"at_"}${"a1b2c3d4".repeat(4)}`.replace("SHP", "shp");
    expect(await find(`${key}\n\npostgres://app:hunter42x@db.corp:5432/kb`)).toEqual([
      "blocks secret 1",
      "blocks secret 3",
    ]);
  });

  test("links that lead nowhere", async () => {
    const there = await addArticle(database.db);
    const gone = await addArticle(database.db);
    const replacement = await addArticle(database.db);
    await archiveArticle(testDeps(database.db), lead, {
      articleId: gone.id,
      reason: "old",
      replacementId: replacement.id,
    });
    const draft = await addArticle(database.db, { state: "draft" });
    const { slug } = await addCategory(database.db);
    expect(
      await find(
        [
          `[a](/articles/${there.slug}) [b](/articles/${unique("nothing")}) <a href="/articles/none">c</a>`,
          `[d](/articles/${gone.slug})`,
          `[e](/articles/${draft.slug})`,
          `[f](/categories/${slug}) [g](/categories/none) [h](/tickets/new) [i](https://example.com) [j](mailto:a@b.c)`,
          `[k](other.md) [l](../x) [m](javascript:alert)`,
          `[n](http://example.com/x)`,
          `[o][p] [%](/articles/%00%E0)`,
          `[p]: /articles/none`,
        ].join("\n\n"),
      ),
    ).toEqual([
      "blocks broken_link 1",
      "blocks broken_link 1",
      "blocks broken_link 3",
      "warns unpublished_link 5",
      "blocks broken_link 7",
      "blocks broken_link 9",
      "blocks broken_link 9",
      "blocks broken_link 9",
      "warns insecure_link 11",
      "blocks broken_link 13",
      "blocks broken_link 13",
    ]);
  });

  test("links to an address that an article had before, and what takes the place of one that is gone", async () => {
    const deps = testDeps(database.db);
    const article = await addArticle(database.db);
    const slug = unique("renamed");
    await database.db.query("update articles set slug = $2 where id = $1", [article.id, slug]);
    const input = { articleId: null, title: "t", summary: "s", audience: "public" as const };
    const body = `[a](/articles/${article.slug})\n\n[b](/articles/${slug.toUpperCase()})\n\n[c](/articles/${slug})`;
    expect(await preflightArticle(database.db, author, { ...input, body })).toMatchObject({
      findings: [
        { code: "moved_link", line: 1, message: expect.stringContaining(`/articles/${slug} now`) },
        { code: "moved_link", line: 3 },
      ],
    });
    const instead = await addArticle(database.db);
    await archiveArticle(deps, lead, { articleId: article.id, reason: "old", replacementId: instead.id });
    expect(
      await preflightArticle(database.db, author, { ...input, body: `[a](/articles/${article.slug})` }),
    ).toMatchObject({
      findings: [{ code: "broken_link", message: expect.stringContaining(`/articles/${instead.slug}`) }],
    });
  });

  test("links to what not every reader of the text may read", async () => {
    const staffOnly = await addArticle(database.db, { audience: "staff" });
    const { id: categoryId } = await addCategory(database.db, { audience: "customers" });
    const customers = await addArticle(database.db, { categoryId });
    const body = `[a](/articles/${staffOnly.slug})\n\n[b](/articles/${customers.slug})`;
    expect(await find(body)).toEqual(["blocks narrower_link 1", "blocks narrower_link 3"]);
    expect(await find(body, { audience: "customers" })).toEqual(["blocks narrower_link 1"]);
    expect(await find(body, { categoryId })).toEqual(["blocks narrower_link 1"]);
    expect(await find(body, { audience: "staff" })).toEqual([]);
    const { id: articleId } = await addArticle(database.db, { audience: "staff", state: "draft" });
    expect(await find(body, { articleId, audience: null })).toEqual([]);
  });

  test("anchors that the target does not have", async () => {
    const target = await addArticle(database.db, { body: "## Bind fails\n\n## Bind fails\n" });
    const to = (anchor: string) => `[x](/articles/${target.slug}#${anchor})`;
    expect(
      await find(
        `## Own part\n\n[a](#own-part) [b](#other)\n\n${to("bind-fails-1")} ${to("Bind-Fails")}\n\n${to("bind")}`,
      ),
    ).toEqual(["warns broken_anchor 3", "warns broken_anchor 7"]);
    const own = await addArticle(database.db, { body: "## Before" });
    const self = `## After\n\n[x](/articles/${own.slug}#after) [y](/articles/${own.slug}#before)`;
    expect(await find(self, { articleId: own.id })).toEqual(["warns broken_anchor 3"]);
  });
});

test("forty links are looked up together, with the statements of one", async () => {
  const targets = await Promise.all(
    Array.from({ length: 40 }, () => addArticle(database.db, { body: "## Part\n\ntext\n" })),
  );
  const links = targets.map(({ slug }) => `## Heading\n\nAn explanation. [This](/articles/${slug}#part).\n`);
  const statements = async (body: string): Promise<number> => {
    const query = jest.spyOn(database.db, "query");
    try {
      expect(await find(body)).toEqual([]);
      return query.mock.calls.length;
    } finally {
      query.mockRestore();
    }
  };
  const ofOne = await statements(links[0] ?? "");
  expect(ofOne).toBeGreaterThan(0);
  expect(await statements(links.join("\n"))).toBe(ofOne);
});

describe("publishing", () => {
  const approved = async (body: string) =>
    (await addArticle(database.db, { state: "approved", body, audience: "public" })).revisionId;

  test("is refused while something blocks, and nothing changes; a lead's reason is written down with what it overrode", async () => {
    const revisionId = await approved(`Use ${token}.`);
    const deps = testDeps(database.db);
    const refusal = { ok: false, refusals: [{ code: "BLOCKED_BY_PREFLIGHT" }] };
    expect(await publishRevision(deps, lead, { revisionId })).toMatchObject(refusal);
    expect(await publishRevision(deps, lead, { revisionId, overrideReason: " " })).toMatchObject(refusal);
    expect(
      await database.db.query("select state from article_revisions where id = $1", [revisionId]),
    ).toEqual([{ state: "approved" }]);
    expect(
      await publishRevision(deps, lead, { revisionId, overrideReason: "Revoked, shown as an example." }),
    ).toMatchObject({ ok: true });
    const [row] = await database.db.query<{ data: unknown }[]>(
      "select data from audit_rows where action = 'article.published' and data ->> 'revisionId' = $1",
      [revisionId],
    );
    expect(row?.data).toMatchObject({
      preflightOverride: "Revoked, shown as an example.",
      preflightFindings: [{ code: "secret", line: 1 }],
    });
  });

  test("goes on where preflight only warns", async () => {
    const revisionId = await approved("#### Deep\n\n[x](http://example.com)");
    expect(await publishRevision(testDeps(database.db), lead, { revisionId })).toMatchObject({ ok: true });
  });
});

test("preflight is for staff", async () => {
  const { actor } = await addAdmin(database.db);
  const input = { articleId: null, title: "t", summary: "s", body: "b" };
  expect(await preflightArticle(database.db, actor, input)).toMatchObject({ ok: false });
  const unknown = { ...input, articleId: "00000000-0000-7000-8000-000000000000" };
  expect(await preflightArticle(database.db, author, unknown)).toMatchObject({
    ok: false,
    refusals: [{ code: "NOT_FOUND" }],
  });
});
