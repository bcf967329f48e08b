import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { CoreDeps } from "@recourse/core";
import { createTestDatabase, testDeps, type TestDatabase } from "@recourse/testing";
import { importFolder } from "./import-folder.js";
import { formatReport, type ImportReport } from "./import-report.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);

let database: TestDatabase;
let deps: CoreDeps;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-import-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string | Buffer>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

function run(options: { audience?: "public" | "customers" | "staff" } = {}): Promise<ImportReport> {
  return importFolder(deps, folder, { actor: { kind: "system", name: "test" }, ...options }, () => undefined);
}

interface Row {
  slug: string;
  title: string;
  summary: string;
  audience: string;
  body: string;
  category: string | null;
}

async function articles(): Promise<Map<string, Row>> {
  const rows = await database.db.query<(Row & { path: string })[]>(
    `select a.slug, r.title, r.summary, a.audience, r.body, c.title as category, substring(a.source_path from position('/' in a.source_path) + 1) as path
     from articles a join article_revisions r on r.id = a.published_revision_id left join categories c on c.id = a.category_id
     where starts_with(a.source_path, $1)`,
    [`${folder.split("/").at(-1) ?? ""}/`],
  );
  return new Map(rows.map(({ path, ...row }) => [path, row]));
}

/** Every file that was found is accounted for. */
function sum(report: ImportReport): number {
  return report.imported + report.updated + report.unchanged + report.skipped.length;
}

describe("an import", () => {
  test("takes title, summary, audience and category, and keeps the author's Markdown to the letter", async () => {
    await write({
      "ldap/_category.yml": "title: LDAP\ndescription: Directories.\nposition: 3\n",
      "ldap/bind.md":
        "---\ntitle: Bind\nsummary: How to bind.\naudience: public\n---\nText   with *odd*\nspacing.\n\n* a\n+ b\n\n| x |\n|---|\n| `a\\|b` |\n",
      "plain.md": "# Own title\r\n\r\nFirst *paragraph* here.\r\n",
      "nested/deep/untitled-file.md": "\uFEFFJust text.",
    });
    const report = await run();
    expect(report).toMatchObject({ found: 3, imported: 3, skipped: [], categories: 3 });
    const found = await articles();
    expect(found.get("ldap/bind.md")).toEqual({
      slug: "bind",
      title: "Bind",
      summary: "How to bind.",
      audience: "public",
      category: "LDAP",
      body: "Text   with *odd*\nspacing.\n\n* a\n+ b\n\n| x |\n|---|\n| `a\\|b` |",
    });
    expect(found.get("plain.md")).toMatchObject({
      title: "Own title",
      summary: "First paragraph here.",
      body: "First *paragraph* here.",
      audience: "staff",
      category: null,
    });
    expect(found.get("nested/deep/untitled-file.md")).toMatchObject({
      title: "Untitled file",
      category: "Deep",
    });
  });

  test("rewrites links between files, however they are written, and makes text of those that lead nowhere", async () => {
    await write({
      "a/start.md":
        "[one](../b/Other%20Page.md#The-Part) [two](/docs/b/other-page-2) [three](<../b/other page.MD>) [**four**](../gone.md) " +
        '[five](https://example.com/x "t") [six](#here) [seven][ref] [eight][lost] <https://example.com> [nine](javascript:alert(1))\n\n' +
        "[ref]: ../b/Other%20Page.md\n[lost]: missing.md\n",
      "b/Other Page.md": "Other.",
      "b/other-page-2.md": "Second.",
    });
    const report = await run();
    expect(report.links).toEqual({ rewritten: 3, unresolved: 3 });
    const found = await articles();
    expect(found.get("a/start.md")?.body).toBe(
      "[one](/articles/other-page#the-part) [two](/articles/other-page-2) [three](/articles/other-page) **four** " +
        '[five](https://example.com/x "t") [six](#here) [seven][ref] eight <https://example.com> nine\n\n' +
        "[ref]: </articles/other-page>",
    );
  });

  test("takes images along once, and says which it could not take", async () => {
    await write({
      "x/one.md":
        "![The console](img/a.png) ![again](./img/a.png) ![not there](img/b.png) ![drawing](img/c.svg) ![far](https://example.com/p.png)",
      "x/img/a.png": png,
      "x/img/c.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    });
    const report = await run();
    expect(report.images.taken).toBe(1);
    expect(report.images.skipped.map(({ file }) => file).sort()).toEqual(["x/img/b.png", "x/img/c.svg"]);
    const body = (await articles()).get("x/one.md")?.body ?? "";
    expect(body).toMatch(
      /^!\[The console\]\((\/files\/\S+)\) !\[again\]\(\1\) not there drawing \[far\]\(<https:\/\/example\.com\/p\.png>\)$/,
    );
    const uses = await database.db.query<unknown[]>(
      `select from article_file_uses u join article_files i on i.id = u.file_id where i.sha256 = $1`,
      [createHash("sha256").update(png).digest("hex")],
    );
    expect(uses).toHaveLength(1);
  });

  test("changes nothing when it is run again, and only what changed after an edit", async () => {
    await write({ "a.md": "One [b](b.md).", "b.md": "Two.", "c.md": "Three." });
    expect(await run()).toMatchObject({ imported: 3 });
    const before = await database.db.query("select count(*)::int as n from audit_rows");
    expect(await run()).toMatchObject({ found: 3, imported: 0, updated: 0, unchanged: 3 });
    expect(await database.db.query("select count(*)::int as n from audit_rows")).toEqual(before);
    await write({ "b.md": "Two, mended.", "d/b.md": "Another b." });
    expect(await run()).toMatchObject({ found: 4, imported: 1, updated: 1, unchanged: 2 });
    const found = await articles();
    expect(found.get("b.md")).toMatchObject({ slug: "b", body: "Two, mended." });
    expect(found.get("d/b.md")?.slug).toBe("d-b");
    const revisions = await database.db.query(
      `select number, state from article_revisions r join articles a on a.id = r.article_id where a.slug = 'b' and starts_with(a.source_path, $1) order by number`,
      [`${folder.split("/").at(-1) ?? ""}/`],
    );
    expect(revisions).toEqual([
      { number: 1, state: "archived" },
      { number: 2, state: "published" },
    ]);
  });

  test("goes on where it was cut off", async () => {
    const names = Array.from({ length: 120 }, (_, place) => `n${String(place).padStart(3, "0")}.md`);
    await write(Object.fromEntries(names.map((name) => [name, `Text of ${name}, see [the last](n119.md).`])));
    const cut = new Error("cut off");
    const broken = importFolder(deps, folder, { actor: { kind: "system", name: "test" } }, (done) => {
      if (done >= 100) throw cut;
    });
    await expect(broken).rejects.toBe(cut);
    expect((await articles()).size).toBe(100);
    expect(await run()).toMatchObject({ found: 120, imported: 20, unchanged: 100, updated: 0 });
    expect((await articles()).get("n000.md")?.body).toContain("(/articles/n119)");
  });

  test("reports bad files with their line, and imports nothing of them", async () => {
    await write({
      "bad-yaml.md": "---\ntitle: [unclosed\nsummary: x\n---\nText.",
      "binary.md": Buffer.from([0x41, 0x00, 0x42]),
      "latin1.md": Buffer.from([0x63, 0x61, 0x66, 0xe9]),
      "empty.md": "---\ntitle: Nothing\n---\n\n",
      "broken.mdx": "---\ntitle: Broken\n---\n\nFine.\n\n<Tabs>\n\n{ 1 + }\n",
      "README.md": "About the repository.",
      "includes/piece.md": "A piece.",
      "good.md": "Good.",
    });
    const report = await run();
    expect(report).toMatchObject({ found: 8, imported: 1 });
    expect(sum(report)).toBe(report.found);
    const reasons = new Map(
      report.skipped.map(({ file, line, reason }) => [file, `${line ?? "-"} ${reason}`]),
    );
    expect(reasons.get("bad-yaml.md")).toMatch(/^\d+ its front matter is not YAML/);
    expect(reasons.get("binary.md")).toMatch(/not UTF-8/);
    expect(reasons.get("latin1.md")).toMatch(/not UTF-8/);
    expect(reasons.get("empty.md")).toMatch(/no text/);
    expect(reasons.get("broken.mdx")).toMatch(/^9 its MDX does not parse/);
    expect(reasons.get("README.md")).toMatch(/repository/);
    expect(reasons.get("includes/piece.md")).toMatch(/piece/);
    expect([...(await articles()).keys()]).toEqual(["good.md"]);
  });

  test("tells of secrets in what it takes, without quoting them", async () => {
    const token = `ghp_${"Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2".slice(0, 36)}`;
    await write({ "a.md": `# A\n\nText.\n\nUse ${token}.`, "b.md": "password: S3cr-et!9" });
    const report = await run();
    expect(report).toMatchObject({ imported: 2 });
    expect(report.secrets).toEqual([
      { file: "a.md", line: null, reason: expect.stringContaining("access token) on line 3 of its text") },
    ]);
    expect(formatReport(report)).toContain("Secrets in articles:");
    expect(formatReport(report)).not.toContain(token);
  });

  test("does not leave its folder", async () => {
    const outside = await mkdtemp(join(tmpdir(), "recourse-outside-"));
    await writeFile(join(outside, "secret.md"), "Secret.");
    await writeFile(join(outside, "secret.png"), png);
    await write({
      "in.md": `![x](../${outside.split("/").at(-1) ?? ""}/secret.png) ![y](linked.png) [!INCLUDE [x](linked.md)]`,
    });
    await symlink(join(outside, "secret.md"), join(folder, "linked.md"));
    await symlink(join(outside, "secret.png"), join(folder, "linked.png"));
    const report = await run();
    await rm(outside, { recursive: true });
    expect(report).toMatchObject({ found: 2, imported: 1, images: { taken: 0 } });
    expect(report.skipped).toEqual([expect.objectContaining({ file: "linked.md" })]);
    expect((await articles()).get("in.md")?.body).toBe("x y");
  });

  test("shows a category without a word of its own to those who may read something in it", async () => {
    await write({
      "secret/a.md": "A.",
      "secret/deep/b.md": "B.",
      "open/a.md": "A.",
      "open/deep/b.md": "---\naudience: public\n---\nB.",
      "said/_category.yml": "audience: customers\n",
      "said/a.md": "A.",
    });
    const audiences = async () =>
      Object.fromEntries(
        (
          await database.db.query<{ path: string; audience: string }[]>(
            `select substring(source_path from position('/' in source_path) + 1) as path, audience from categories where source_path is not null`,
          )
        ).map(({ path, audience }) => [path, audience]),
      );
    await run();
    expect(await audiences()).toMatchObject({
      ...{
        secret: "staff",
        "secret/deep": "staff",
        open: "public",
        "open/deep": "public",
        said: "customers",
      },
    });
    await run({ audience: "public" });
    expect(await audiences()).toMatchObject({ secret: "public", said: "customers" });
  });

  test("takes the audience that is asked for over the files' own", async () => {
    await write({ "a.md": "---\naudience: public\n---\nA.", "b.md": "---\naudience: ITPro\n---\nB." });
    expect((await run()).audiences).toEqual({ public: 1, customers: 0, staff: 1 });
    const report = await run({ audience: "customers" });
    expect(report).toMatchObject({ updated: 2, audiences: { public: 0, customers: 2, staff: 0 } });
  });

  test("says plainly that a folder is not there", async () => {
    await expect(
      importFolder(
        deps,
        join(folder, "nowhere"),
        { actor: { kind: "system", name: "test" } },
        () => undefined,
      ),
    ).rejects.toThrow(/nowhere cannot be read/);
  });
});

describe("other systems' Markdown", () => {
  test("MDX components become Markdown", async () => {
    await write({
      "guide.mdx":
        'import { X } from "/snippets/x.jsx";\n\n## Steps\n\n<Callout icon="x">\n\nMind **this**.\n\n</Callout>\n\n<Tabs>\n<Tab title="Linux">\n\n```bash\nls\n```\n\n</Tab>\n<Tab title="Windows">\n\nDir.\n\n</Tab>\n</Tabs>\n\nUse <Tooltip tip="x">SSO</Tooltip> {"today"}{props.x}.\n\n<Unknown>\n\nKept.\n\n</Unknown>\n\n<Card title="Next" href="/x">\n  Read on.\n</Card>\n',
    });
    await run();
    expect((await articles()).get("guide.mdx")?.body).toBe(
      "## Steps\n\n> [!NOTE]\n>\n> Mind **this**.\n\n### Linux\n\n```bash\nls\n```\n\n### Windows\n\nDir.\n\nUse SSO today.\n\nKept.\n\n### Next\n\nRead on.",
    );
  });

  test("DocFX pieces, images and markers become Markdown, but not in code", async () => {
    await write({
      "docs/page.md":
        '> [!note]\n> Careful.\n\n[!INCLUDE [x](../includes/piece.md)]\n\n:::image type="content" source="a.png" alt-text="A window":::\n\n> [!div class="nextstepaction"]\n> [Next](other.md)\n\n```\n:::image type="content" source="a.png" alt-text="not me":::\n```\n\n::: zone pivot="x"\nZone.\n::: zone-end\n',
      "docs/other.md": "Other.",
      "docs/a.png": png,
      "includes/piece.md": "---\nx: y\n---\nIncluded text.",
    });
    await run();
    expect((await articles()).get("docs/page.md")?.body.replace(/\/files\/[\w-]+/, "/files/KEY")).toBe(
      '> [!NOTE]\n> Careful.\n\nIncluded text.\n\n![A window](/files/KEY)\n\n> [Next](/articles/other)\n\n```\n:::image type="content" source="a.png" alt-text="not me":::\n```\n\nZone.',
    );
  });
});
