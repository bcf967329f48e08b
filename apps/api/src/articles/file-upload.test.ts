import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createDiskFileStore } from "@recourse/files";
import { addAdmin, addStaff, createTestDatabase, until, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);

let database: TestDatabase;
let api: RunningApi;
let folder: string;
let author: Caller;
let customer: Caller;
let authorId: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  folder = await mkdtemp(path.join(tmpdir(), "recourse-uploads-"));
  api = await startApi(database.url, { files: createDiskFileStore(folder) });
  const { person } = await addStaff(database.db, "author");
  authorId = person.id;
  author = await api.callerFor(person);
  customer = await api.callerFor((await addAdmin(database.db)).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => database.db.query("delete from article_files"));

interface Sent {
  name?: string;
  body?: Buffer | string;
  caller?: Caller;
  headers?: Record<string, string>;
}

const send = ({ name = "a.png", body = png, caller = author, headers = {} }: Sent = {}): Promise<Response> =>
  fetch(`${api.origin}/files`, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
      ...(caller.cookie === undefined ? {} : { cookie: caller.cookie, origin: PUBLIC_URL }),
      ...(caller.token === undefined ? {} : { authorization: `Bearer ${caller.token}` }),
      ...headers,
    },
  });

async function kept(): Promise<{ files: number; rows: unknown[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const rows = await database.db.query<unknown[]>(
    "select name, stored_at is not null as stored from article_files",
  );
  return { files: entries.filter((entry) => entry.isFile()).length, rows };
}

describe("an upload", () => {
  test("of an image tells where it is and how large, and who sent it is written down", async () => {
    const response = await send({ name: "C:\\shots\\Das Fenster.png" });
    expect(response.status).toBe(201);
    const answer = await response.json();
    expect(answer).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{40}$/),
      url: `/files/${answer.key}`,
      name: "Das Fenster.png",
      mediaType: "image/png",
      width: 2,
      height: 3,
      bytes: expect.any(Number),
      isImage: true,
    });
    const [row] = await database.db.query<Record<string, unknown>[]>(
      `select f.uploaded_by, a.actor_id, a.action from article_files f
       join audit_rows a on a.subject_type = 'file' and a.subject_id = f.id::text where f.storage_key = $1`,
      [answer.key],
    );
    expect(row).toEqual({ uploaded_by: authorId, actor_id: authorId, action: "file.stored" });
    const shown = await fetch(api.origin + answer.url, { headers: { cookie: author.cookie ?? "" } });
    expect([shown.status, shown.headers.get("content-length")]).toEqual([200, String(answer.bytes)]);
  });

  test("of an SVG is a file to download, whatever it is called", async () => {
    const response = await send({ name: "logo.svg", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
    expect(await response.json()).toMatchObject({ isImage: false, mediaType: "image/svg+xml", width: null });
    const asPng = await send({ name: "logo.png", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
    expect(asPng.status).toBe(422);
    expect((await asPng.json()).errors[0].message).toContain("image/svg+xml");
  });

  test("by an access token needs its scope", async () => {
    const { person } = await addStaff(database.db, "author");
    const caller = await api.callerFor(person);
    const make = async (scopes: string[]) => {
      const { data } = await api.ask(
        `mutation ($scopes: [TokenScope!]!) { accessTokenCreate(input: { name: "t", scopes: $scopes }) { secret userErrors { message } } }`,
        { scopes },
        { ...caller, headers: { origin: PUBLIC_URL } },
      );
      const created = data?.["accessTokenCreate"];
      return typeof created === "object" && created !== null && "secret" in created
        ? String(created.secret)
        : "";
    };
    expect((await send({ caller: { token: await make(["DESK"]) } })).status).toBe(201);
    const without = await send({ caller: { token: await make(["READ_ARTICLES"]) } });
    expect([without.status, (await without.json()).errors[0].extensions.code]).toEqual([403, "NOT_ALLOWED"]);
  });

  test.each<[string, () => Sent]>([
    ["nobody", () => ({ caller: {} })],
    ["a customer", () => ({ caller: customer })],
    ["a token that is none", () => ({ caller: { token: "rct_none" } })],
  ])("by %s is as unknown as any other address", async (_who, sent) => {
    const before = await kept();
    expect((await send(sent())).status).toBe(404);
    expect(await kept()).toEqual(before);
  });

  test.each<[string, Sent, number, string]>([
    ["from another site's page", { headers: { origin: "https://evil.test" } }, 403, "this site's own pages"],
    ["without a name", { headers: { "x-file-name": "" } }, 400, "x-file-name"],
    ["with a name that is not encoded right", { headers: { "x-file-name": "%E0%A4%A" } }, 400, "x-file-name"],
    ["of a form", { headers: { "content-type": "multipart/form-data; boundary=x" } }, 415, "not a form"],
    ["that is compressed", { headers: { "content-encoding": "gzip" } }, 415, "content encoding"],
    ["of nothing", { body: "" }, 422, "empty"],
    ["of an image that is cut off", { body: png.subarray(0, 50) }, 422, "damaged"],
    ["of a picture that is none", { name: "me.jpg", body: "<script>alert(1)</script>" }, 422, "text/html"],
    ["of more than it may be", { body: Buffer.alloc(100 * 1024 * 1024 + 1) }, 413, "100 MB"],
  ])("%s is refused in words, and nothing is left of it", async (_what, sent, status, words) => {
    const before = await kept();
    const response = await send(sent);
    expect(response.status).toBe(status);
    expect((await response.json()).errors[0].message).toContain(words);
    expect(await kept()).toEqual(before);
  });

  test("that finds the disk full is told to come back, and leaves no row", async () => {
    const { files } = api.api.deps;
    const receive = files.receive.bind(files);
    files.receive = () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
    const response = await send().finally(() => (files.receive = receive));
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([
      503,
      "UNAVAILABLE",
    ]);
    expect((await kept()).rows).toEqual([]);
  });

  test("that never ends is answered at the limit, while it is still coming", async () => {
    const before = await kept();
    const chunk = Buffer.alloc(1024 * 1024, 65);
    const answer = await new Promise<{ status: number | undefined; sent: number }>((resolve, reject) => {
      let sent = 0;
      const outgoing = httpRequest(`${api.origin}/files`, {
        method: "POST",
        headers: { cookie: author.cookie ?? "", origin: PUBLIC_URL, "x-file-name": "endless.txt" },
      });
      let answered = false;
      const more = (): void => {
        while (!answered && sent < 1_000) {
          sent += 1;
          if (!outgoing.write(chunk)) return void outgoing.once("drain", more);
        }
      };
      outgoing.once("response", (response) => {
        answered = true;
        response.resume();
        resolve({ status: response.statusCode, sent });
        outgoing.destroy();
      });
      outgoing.once("error", reject);
      more();
    });
    expect(answer.status).toBe(413);
    expect(answer.sent).toBeLessThan(200);
    expect(await kept()).toEqual(before);
  });

  test("that breaks off leaves no row and no file", async () => {
    const before = await kept();
    const outgoing = httpRequest(`${api.origin}/files`, {
      method: "POST",
      headers: {
        cookie: author.cookie ?? "",
        origin: PUBLIC_URL,
        "x-file-name": "half.txt",
        "content-length": "1000000",
      },
    });
    const closed = new Promise((resolve) => outgoing.once("error", resolve).once("close", resolve));
    await new Promise((resolve) => outgoing.write(Buffer.alloc(100_000, 65), resolve));
    await until(async () => (await kept()).files > before.files);
    outgoing.destroy();
    await closed;
    await until(async () => (await kept()).files === before.files);
    expect(await kept()).toEqual(before);
  });
});
