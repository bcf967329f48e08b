import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { keepFile, type Actor, type ArticleFile } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addStaff,
  createTestDatabase,
  FakeFileStore,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

let database: TestDatabase;
let api: RunningApi;
let uploader: Actor;
let author: Caller;
let customer: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { files: new FakeFileStore() });
  const staff = await addStaff(database.db, "author");
  uploader = staff.actor;
  author = { ...(await api.callerFor(staff.person)), headers: { origin: PUBLIC_URL } };
  customer = await api.callerFor((await addAdmin(database.db)).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function upload(name: string, bytes = PNG): Promise<ArticleFile> {
  const kept = await keepFile(api.api.deps, uploader, { name, content: Readable.from([bytes]) });
  if (!kept.ok) throw new Error(kept.refusals[0]?.message);
  return kept.file;
}

describe("files of articles on the desk", () => {
  test("are found by id and key, with who sent them and which articles name them now", async () => {
    const file = await upload("console.png");
    const { slug } = await addArticle(database.db, {
      body: `![x](/files/${file.storageKey})`,
      state: "draft",
    });
    await addArticle(database.db, { body: "Nothing." });
    const fields =
      "id key url name mediaType isImage bytes width height alternativeText uploadedBy { staff } usedBy { slug } viewerCan { edit { allowed } }";
    const expected = {
      id: globalId("ArticleFile", file.id),
      key: file.storageKey,
      url: `/files/${file.storageKey}`,
      name: "console.png",
      mediaType: "image/png",
      isImage: true,
      bytes: PNG.length,
      width: 2,
      height: 3,
      alternativeText: null,
      uploadedBy: { staff: true },
      usedBy: [{ slug }],
      viewerCan: { edit: { allowed: true } },
    };
    const { data, errors } = await api.askDesk(
      `query ($id: ID!, $key: String!) { byId: articleFile(id: $id) { ${fields} } byKey: articleFile(key: $key) { ${fields} } node(id: $id) { id } none: articleFile { id } }`,
      { id: expected.id, key: file.storageKey },
      author,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ byId: expected, byKey: expected, node: { id: expected.id }, none: null });
  });

  test("belong to an article while its newest or its published revision names them", async () => {
    const [old, now] = [await upload("old.png"), await upload("now.png")];
    const { id } = await addArticle(database.db, { body: `![x](/files/${old.storageKey})` });
    const names = async () =>
      (
        await api.askDesk(
          "query ($id: ID!) { deskArticle(id: $id) { files { name } } }",
          { id: globalId("DeskArticle", id) },
          author,
        )
      ).data?.["deskArticle"];
    expect(await names()).toEqual({ files: [{ name: "old.png" }] });
    for (const number of [2, 3])
      await database.db.query(
        "insert into article_revisions (article_id, number, state, title, summary, body) values ($1, $2, 'draft', 't', '', $3)",
        [id, number, number === 2 ? `/files/${now.storageKey}` : "nothing"],
      );
    expect(await names()).toEqual({ files: [{ name: "old.png" }] });
    await database.db.query(
      "insert into article_revisions (article_id, number, state, title, summary, body) values ($1, 4, 'draft', 't', '', $2)",
      [id, `/files/${now.storageKey}`],
    );
    expect(await names()).toEqual({ files: [{ name: "old.png" }, { name: "now.png" }] });
  });

  test("are listed the latest first, page by page, and searched by name", async () => {
    const word = unique("diagram");
    for (const place of [1, 2, 3]) await upload(`${word}-${place}.png`);
    await upload(`${word}.txt`, Buffer.from("text"));
    const query = `query ($after: String, $isImage: Boolean) { articleFiles(first: 2, after: $after, query: "${word.toUpperCase()}", isImage: $isImage) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const list = async (variables: Record<string, unknown>) =>
      (await api.askDesk(query, variables, author)).data?.["articleFiles"];
    const first = await list({ isImage: true });
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ name: `${word}-3.png` }, { name: `${word}-2.png` }],
      pageInfo: { hasNextPage: true },
    });
    const { endCursor } = Object(Object(first)["pageInfo"]);
    expect(await list({ isImage: true, after: endCursor })).toMatchObject({
      nodes: [{ name: `${word}-1.png` }],
      pageInfo: { hasNextPage: false },
    });
    expect(await list({})).toMatchObject({ totalCount: 4, nodes: [{ name: `${word}.txt` }, {}] });
  });

  test("cost as many statements for many as for one", async () => {
    for (const place of [1, 2, 3]) {
      const { storageKey } = await upload(`${place}.png`);
      await addArticle(database.db, { body: `![x](/files/${storageKey})` });
    }
    const query =
      "query ($first: Int) { articleFiles(first: $first) { nodes { uploadedBy { name } usedBy { files { name } } } } }";
    const count = (first: number) => api.countStatements(() => api.askDesk(query, { first }, author));
    await count(1);
    expect(await count(3)).toBe(await count(1));
  });

  test("are renamed and described, with an audit row; their address stays", async () => {
    const file = await upload("IMG_0001.png");
    const fileId = globalId("ArticleFile", file.id);
    const rename = await api.askDesk(
      'mutation ($fileId: ID!) { articleFileRename(input: { fileId: $fileId, name: "../Bind settings.png" }) { file { name url } userErrors { message } } }',
      { fileId },
      author,
    );
    expect(rename.data).toEqual({
      articleFileRename: {
        file: { name: "Bind settings.png", url: `/files/${file.storageKey}` },
        userErrors: [],
      },
    });
    const describeFile = (alternativeText: string, id = fileId) =>
      api.askDesk(
        "mutation ($input: ArticleFileDescribeInput!) { articleFileDescribe(input: $input) { file { alternativeText } userErrors { code path } } }",
        { input: { fileId: id, alternativeText } },
        author,
      );
    expect((await describeFile(" The bind\nsettings ")).data?.["articleFileDescribe"]).toEqual({
      file: { alternativeText: "The bind settings" },
      userErrors: [],
    });
    expect((await describeFile("")).data?.["articleFileDescribe"]).toMatchObject({
      file: { alternativeText: null },
    });
    const text = await upload("notes.txt", Buffer.from("text"));
    expect(
      (await describeFile("x", globalId("ArticleFile", text.id))).data?.["articleFileDescribe"],
    ).toMatchObject({
      file: null,
      userErrors: [{ code: "INVALID" }],
    });
    expect((await describeFile("x", "none")).data?.["articleFileDescribe"]).toMatchObject({
      userErrors: [{ code: "NOT_FOUND", path: ["fileId"] }],
    });
    const rows = await database.db.query<{ action: string }[]>(
      "select action from audit_rows where subject_id = $1 order by id",
      [file.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "file.stored",
      "file.renamed",
      "file.described",
      "file.described",
    ]);
  });

  test("are unknown to customers", async () => {
    const { id } = await upload("secret.png");
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    expect((await api.ask(node, { id: globalId("ArticleFile", id) }, author)).data).toEqual({ node: null });
    expect(
      (await api.ask("{ articleFiles { totalCount } }", {}, customer)).errors[0]?.extensions["code"],
    ).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

test("a page knows the size of its images beforehand, with one query for all of them", async () => {
  const files = [await upload("a.png"), await upload("b.png"), await upload("c.png")];
  const body = files.map(({ storageKey }) => `![x](/files/${storageKey})`).join("\n\n");
  const { slug } = await addArticle(database.db, { body });
  const ask = () => api.ask("query ($slug: String!) { article(slug: $slug) { bodyHtml } }", { slug });
  const plain = await addArticle(database.db);
  const without = await api.countStatements(() =>
    api.ask("query ($slug: String!) { article(slug: $slug) { bodyHtml } }", { slug: plain.slug }),
  );
  expect(await api.countStatements(ask)).toBe(without + 1);
  expect(await api.countStatements(ask)).toBe(without);
  const { bodyHtml } = Object((await ask()).data?.["article"]);
  expect(String(bodyHtml).match(/width="2" height="3"/g)).toHaveLength(3);
});
