import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { keepImage } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addStaff,
  createTestDatabase,
  FakeFileStore,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

let database: TestDatabase;
let api: RunningApi;
let customer: Caller;
let staff: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { files: new FakeFileStore() });
  customer = await api.callerFor((await addAdmin(database.db)).person);
  staff = await api.callerFor((await addStaff(database.db)).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** An image or a file that one article names; without an article, one that nothing names yet. */
async function addFile(
  audience: "public" | "customers" | null,
  { name = "console.png", bytes = Buffer.concat([PNG, Buffer.from(randomUUID())]) } = {},
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const kept = await keepImage(
    api.api.deps,
    { kind: "system", name: "test" },
    { sha256, name, imagesOnly: false, open: () => Readable.from([bytes]) },
  );
  if (!kept.ok) throw new Error(kept.refusals[0]?.message);
  if (audience !== null) {
    const { id } = await addArticle(database.db, { audience });
    await database.db.query("insert into article_file_uses (article_id, file_id) values ($1, $2)", [
      id,
      kept.file.id,
    ]);
  }
  return kept.file.storageKey;
}

const get = (key: string, { cookie }: Caller = {}, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.origin}/files/${key}`, {
    headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
  });

describe("an image of an article", () => {
  test("for everybody is nothing but an image, and asked for before each use", async () => {
    const key = await addFile("public");
    const response = await get(key);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline",
      "cache-control": "public, no-cache",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, PNG.length)).toEqual(PNG);
    const again = await get(key, {}, { "if-none-match": response.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("is gone for whoever has a copy, too, once no article of theirs shows it any more", async () => {
    const key = await addFile("public");
    const etag = (await get(key)).headers.get("etag") ?? "";
    await database.db.query(
      `update articles set audience = 'customers' where id in
         (select article_id from article_file_uses u join article_files f on f.id = u.file_id where f.storage_key = $1)`,
      [key],
    );
    expect((await get(key, {}, { "if-none-match": etag })).status).toBe(404);
    expect((await get(key, customer)).status).toBe(200);
  });

  test("for customers is shown to customers, and kept by nobody", async () => {
    const key = await addFile("customers");
    expect((await get(key)).status).toBe(404);
    const response = await get(key, customer);
    expect([response.status, response.headers.get("cache-control"), response.headers.get("etag")]).toEqual([
      200,
      "private, no-store",
      null,
    ]);
  });

  test("that no article shows is seen by staff alone; unknown and forbidden look the same", async () => {
    const key = await addFile(null);
    expect((await get(key, staff)).status).toBe(200);
    const [forbidden, unknown] = [await get(key, customer), await get("0".repeat(40), customer)];
    const told = async (response: Response) => {
      const { errors } = await response.json();
      const { "content-type": type, "cache-control": cache, etag } = Object.fromEntries(response.headers);
      return [response.status, errors[0].message, errors[0].extensions.code, type, cache, etag];
    };
    expect(await told(forbidden)).toEqual(await told(unknown));
    expect((await get("..%2F..%2Fetc%2Fpasswd", staff)).status).toBe(404);
    expect((await get("%00", staff)).status).toBe(404);
  });

  test("whose bytes are lost is not there", async () => {
    const key = await addFile("public");
    await api.api.deps.files.remove(key);
    const response = await get(key);
    expect(response.status).toBe(404);
    expect((await response.json()).errors[0].extensions.code).toBe("NOT_FOUND");
  });
});

test("a file of an article is downloaded under its name, by who may read the article", async () => {
  const name = 'Prüf "1".svg';
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg"><script>alert("${randomUUID()}")</script></svg>`,
  );
  const key = await addFile("customers", { name, bytes: svg });
  expect((await get(key)).status).toBe(404);
  const response = await get(key, customer);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": `attachment; filename="Pr_f _1_.svg"; filename*=UTF-8''Pr%C3%BCf%20_1_.svg`,
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(svg);
});
