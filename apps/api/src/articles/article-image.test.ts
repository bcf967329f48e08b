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

/** An image that one article shows; without an article, one that nothing shows yet. */
async function addImage(audience: "public" | "customers" | null): Promise<string> {
  const bytes = Buffer.concat([PNG, Buffer.from(randomUUID())]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const kept = await keepImage(
    api.api.deps,
    { kind: "system", name: "test" },
    { sha256, open: () => Readable.from([bytes]) },
  );
  if (!kept.ok) throw new Error(kept.refusals[0]?.message);
  if (audience !== null) {
    const { id } = await addArticle(database.db, { audience });
    await database.db.query(
      "insert into article_image_uses (article_id, image_id) select $1, id from article_images where storage_key = $2",
      [id, kept.image.storageKey],
    );
  }
  return kept.image.storageKey;
}

const get = (key: string, { cookie }: Caller = {}): Promise<Response> =>
  fetch(`${api.origin}/files/${key}`, { headers: cookie === undefined ? {} : { cookie } });

describe("an image of an article", () => {
  test("for everybody is kept by caches for good, and is nothing but an image", async () => {
    const response = await get(await addImage("public"));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, PNG.length)).toEqual(PNG);
  });

  test("for customers is shown to customers, and kept by nobody", async () => {
    const key = await addImage("customers");
    expect((await get(key)).status).toBe(404);
    const response = await get(key, customer);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  });

  test("that no article shows is seen by staff alone; unknown and forbidden look the same", async () => {
    const key = await addImage(null);
    expect((await get(key, staff)).status).toBe(200);
    const [forbidden, unknown] = [await get(key, customer), await get("0".repeat(40), customer)];
    const told = async (response: Response) => {
      const { errors } = await response.json();
      return [response.status, errors[0].message, errors[0].extensions.code];
    };
    expect(await told(forbidden)).toEqual(await told(unknown));
    expect((await get("..%2F..%2Fetc%2Fpasswd", staff)).status).toBe(404);
    expect((await get("%00", staff)).status).toBe(404);
  });
});
