import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attachmentLimits } from "@recourse/policy";
import { createDiskFileStore } from "@recourse/files";
import { addAdmin, addStaff, createTestDatabase, until, type TestDatabase } from "@recourse/testing";
import {
  countFiles,
  download,
  png,
  sendAttachment,
  uploadAttachment,
  type SentFile,
  type Uploaded,
} from "../testing/attachments.js";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let folder: string;
let customer: Caller;
let stranger: Caller;
let agent: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  folder = await mkdtemp(path.join(tmpdir(), "recourse-uploads-"));
  api = await startApi(database.url, { files: createDiskFileStore(folder) });
  customer = await api.callerFor((await addAdmin(database.db)).person);
  stranger = await api.callerFor((await addAdmin(database.db)).person);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.db.query("delete from attachments");
  await rm(folder, { recursive: true, force: true });
});

interface Sent extends SentFile {
  caller?: Caller;
}
const send = ({ caller = customer, ...file }: Sent = {}) => sendAttachment(api, caller, file);
const upload = ({ caller = customer, ...file }: Sent = {}) => uploadAttachment(api, caller, file);
const get = (url: string, caller?: Caller) => download(api, url, caller);
const kept = async () => ({
  files: await countFiles(folder),
  rows: await database.db.query<unknown[]>("select name from attachments"),
});

describe("an upload", () => {
  test("tells what it is, by its bytes, and where its uploader reads it", async () => {
    const shot = await upload({ name: "C:\\shots\\Das Fenster.png" });
    expect(shot).toMatchObject({
      name: "Das Fenster.png",
      isImage: true,
      width: 2,
      height: 3,
      warning: null,
    });
    const shown = await get(shot.url, customer);
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect((await get(shot.url, agent)).status).toBe(404);
  });

  test.each([
    ["a drawing", "x.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["a page", "x.html", "<!doctype html><script>alert(1)</script>"],
    ["XHTML", "x.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`],
    [
      "XML with a style sheet",
      "x.xml",
      `<?xml version="1.0"?><?xml-stylesheet href="https://evil.test/x.xsl"?><a/>`,
    ],
    ["a web archive", "x.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"],
    ["a PDF with script", "x.pdf", "%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"],
    ["a Flash film", "x.swf", Buffer.from("46575309000000000000", "hex")],
    ["a calendar entry", "x.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"],
    ["a mail", "x.eml", "From: a@evil.test\r\n\r\n<script>alert(1)</script>"],
    ["an image of one kind and a script", "x.gif", "GIF89a/*<script>*/=1;alert(1)"],
    ["a page called a picture", "x.png", "<!doctype html><script>alert(1)</script>"],
    ["two endings", "x.png.exe", "MZ"],
  ])("of %s is downloaded and runs nowhere", async (_what, name, body) => {
    const response = await send({ name, body });
    if (response.status === 422) {
      // An image that is none to its end.
      expect((await response.json()).errors[0].message).toContain("damaged");
      expect(await kept()).toEqual({ files: 0, rows: [] });
      return;
    }
    const { url, isImage }: Uploaded = await response.json();
    const sent = await get(url, customer);
    expect([sent.status, isImage]).toEqual([200, false]);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment; /),
      "content-type": expect.stringMatching(
        /^(application\/octet-stream|application\/pdf|text\/plain; charset=utf-8)$/,
      ),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  test("that is not what its name says is told of", async () => {
    const { warning } = await upload({ name: "invoice.pdf", body: "<!doctype html><script>" });
    expect(warning).toContain("not what its name says");
  });

  test.each([
    ["../../x.txt", "x.txt"],
    ["..\\x.txt", "x.txt"],
    ["/etc/passwd", "passwd"],
    ["a\u0000b.txt", "ab.txt"],
    ["CON.txt", "_CON.txt"],
    [`${"a".repeat(300)}.txt`, `${"a".repeat(146)}.txt`],
    ["notes.txt. ", "notes.txt"],
    [".htaccess", "htaccess"],
    ["\u200b.htaccess", "htaccess"],
    ["\u202egpj.exe.txt", "gpj.exe.txt"],
    ["a\r\nset-cookie: x.txt", "aset-cookie_ x.txt"],
    [`a"b'.txt`, "a_b'.txt"],
    ["%2e%2e%2fx.txt", "%2e%2e%2fx.txt"],
    ["cafe\u0301.txt", "café.txt"],
  ])("called %j is called %j, and lies under a key that says nothing of it", async (name, clean) => {
    const uploaded = await upload({ name, body: "text" });
    expect(uploaded.name).toBe(clean);
    const sent = await get(uploaded.url, customer);
    const disposition = sent.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(clean);
    const [stored] = await readdir(folder, { recursive: true, withFileTypes: true }).then((entries) =>
      entries.filter((entry) => entry.isFile()),
    );
    expect(stored?.name).toMatch(/^[0-9a-f]{40}$/);
  });

  test.each<[string, () => Sent, number, string]>([
    ["of nobody", () => ({ caller: {} }), 401, "Sign in"],
    ["from another site's page", () => ({ headers: { origin: "https://evil.test" } }), 403, "own pages"],
    ["of nothing", () => ({ body: "" }), 422, "empty"],
    ["of an image that is cut off", () => ({ body: png.subarray(0, 50) }), 422, "damaged"],
    ["of a form", () => ({ headers: { "content-type": "multipart/form-data; boundary=x" } }), 415, "form"],
    ["of a byte too many", () => ({ body: Buffer.alloc(attachmentLimits.bytes + 1, 65) }), 413, "25 MB"],
  ])("%s is refused in words, and nothing is left of it", async (_what, sent, status, words) => {
    const response = await send(sent());
    expect(response.status).toBe(status);
    expect((await response.json()).errors[0].message).toContain(words);
    expect(await kept()).toEqual({ files: 0, rows: [] });
  });

  test("beyond a day's bytes is told to wait", async () => {
    await upload();
    await database.db.query("update attachments set bytes = $1", [attachmentLimits.accountBytesPerDay]);
    const response = await send();
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([
      429,
      "RATE_LIMITED",
    ]);
  });

  test("by a token that is none is told so", async () => {
    const response = await send({ caller: {}, headers: { authorization: "Bearer rct_none" } });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([
      401,
      "NOT_SIGNED_IN",
    ]);
  });

  test("that breaks off, or never ends, leaves no row and no file", async () => {
    await breakOff({ said: "1000000", bytes: 500_000 });
    expect(await endless()).toBe(413);
    await until(async () => (await kept()).files === 0);
    expect(await kept()).toEqual({ files: 0, rows: [] });
  });

  test("is taken back by its uploader alone", async () => {
    const { id, url } = await upload();
    const discard = ({ cookie = "" }: Caller, origin = PUBLIC_URL) =>
      fetch(`${api.origin}/attachments/${id}`, { method: "DELETE", headers: { cookie, origin } });
    expect((await discard(stranger)).status).toBe(404);
    expect((await discard(customer, "https://evil.test")).status).toBe(403);
    expect((await discard(customer)).status).toBe(204);
    expect((await get(url, customer)).status).toBe(404);
    expect(await kept()).toEqual({ files: 0, rows: [] });
  });
});

function outgoingTo(headers: Record<string, string>) {
  return httpRequest(`${api.origin}/attachments`, {
    method: "POST",
    headers: { cookie: customer.cookie ?? "", origin: PUBLIC_URL, "x-file-name": "a.txt", ...headers },
  });
}

async function breakOff({ said, bytes }: { said: string; bytes: number }): Promise<void> {
  const outgoing = outgoingTo({ "content-length": said });
  const closed = new Promise((resolve) => outgoing.once("error", resolve).once("close", resolve));
  await new Promise((resolve) => outgoing.write(Buffer.alloc(bytes, 65), resolve));
  await until(async () => (await kept()).files > 0);
  outgoing.destroy();
  await closed;
}

/** The status that an endless body is answered with. */
async function endless(): Promise<number | undefined> {
  const chunk = Buffer.alloc(1024 * 1024, 65);
  return new Promise((resolve, reject) => {
    const outgoing = outgoingTo({});
    let answered = false;
    const more = (): void => {
      while (!answered) if (!outgoing.write(chunk)) return void outgoing.once("drain", more);
    };
    outgoing.once("response", (response) => {
      answered = true;
      response.resume();
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.once("error", reject);
    more();
  });
}
