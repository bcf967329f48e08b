import { createHash } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openStore, type Subject } from "../subject.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);
const key = "0123456789abcdef0123456789abcdef01234567";

let subject: Subject;
beforeAll(async () => {
  subject = await openStore();
});
afterAll(() => subject.close());
const store = () => subject.store;
const countFiles = () => subject.countFiles();

async function received(content: Buffer | string) {
  const result = await store().receive(Readable.from([Buffer.from(content)]));
  if (!result.ok) throw new Error(result.reason);
  return result.file;
}

describe("a file", () => {
  test("is there once it is kept, as it came, and not before", async () => {
    const text = "Zeile eins\nLine two\n".repeat(10_000);
    const file = await received(text);
    expect(file).toMatchObject({ mediaType: "text/plain", isImage: false, bytes: text.length, width: null });
    expect(await store().read(key)).toBeNull();
    await file.keep(key);
    await file.discard();
    const content = await store().read(key);
    if (content === null) throw new Error("nothing is stored under the key");
    expect((await buffer(content)).toString()).toBe(text);
    await store().remove(key);
    await store().remove(key);
    expect(await store().read(key)).toBeNull();
    expect(await countFiles()).toBe(0);
  });

  test("that is discarded leaves nothing", async () => {
    for (const content of [png, Buffer.from("text")]) await (await received(content)).discard();
    expect(await countFiles()).toBe(0);
  });

  test.each([
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj", "application/pdf"],
    ["a script", "#!/bin/sh\nrm -rf /tmp/x\n", "text/x-shellscript"],
    ["a drawing", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "image/svg+xml"],
    [
      "a drawing behind what XML may begin with",
      `\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>`,
      "image/svg+xml",
    ],
    ["a page", "<!doctype html><script>alert(1)</script>", "text/html"],
    ["a page that says so late", `${" ".repeat(900)}<ScRiPt>alert(1)</ScRiPt>`, "text/html"],
    ["XML", `<?xml version="1.0"?><a/>`, "application/xml"],
    ["bytes of nobody's", Buffer.from([0, 1, 2, 3, 200, 201]), "application/octet-stream"],
    ["bytes without a zero", Buffer.alloc(100, 7), "application/octet-stream"],
    ["text that is not in UTF-8", Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]), "application/octet-stream"],
  ])("is what its bytes say: %s", async (_what, content, mediaType) => {
    const file = await received(content);
    await file.discard();
    expect(file).toMatchObject({ mediaType, isImage: false });
  });

  test("of nothing is refused", async () => {
    expect(await store().receive(Readable.from([]))).toMatchObject({ ok: false, fault: "empty" });
    expect(await countFiles()).toBe(0);
  });

  test("larger than 100 MB is refused while it arrives, an image larger than 20 MB once it has; nothing is kept", async () => {
    const megabyte = Buffer.alloc(1024 * 1024);
    let sent = 0;
    const endless = (first: Buffer, most: number) => {
      sent = 0;
      return Readable.from(
        (function* () {
          yield first;
          for (; sent < most; sent += 1) yield megabyte;
        })(),
      );
    };
    expect(await store().receive(endless(Buffer.from("text"), 1_000))).toMatchObject({
      ok: false,
      fault: "too_large",
      reason: expect.stringContaining("100 MB"),
    });
    expect(sent).toBeLessThan(150);
    expect(await store().receive(endless(png, 21))).toMatchObject({
      ok: false,
      fault: "too_large",
      reason: expect.stringContaining("20 MB"),
    });
    expect(await countFiles()).toBe(0);
  });

  test("is held to other limits where it is received with them", async () => {
    const limits = { bytes: 1_000, imageWidth: 1 };
    const receive = (content: Buffer) => store().receive(Readable.from([content]), { limits });
    expect(await receive(Buffer.alloc(1_001, "a"))).toMatchObject({ ok: false, fault: "too_large" });
    const narrow = await receive(png);
    expect(narrow).toMatchObject({ ok: true, file: { width: 1, isImage: true } });
    if (narrow.ok) await narrow.file.discard();
    expect(await countFiles()).toBe(0);
  });

  test("of more than one part comes back whole", async () => {
    const parts = Array.from({ length: 12 }, (_, part) => Buffer.alloc(1024 * 1024, part + 65));
    const result = await store().receive(Readable.from(parts));
    if (!result.ok) throw new Error(result.reason);
    await result.file.keep(key);
    expect(await countFiles()).toBe(1);
    const content = await store().read(key);
    if (content === null) throw new Error("nothing is stored under the key");
    expect((await buffer(content)).equals(Buffer.concat(parts))).toBe(true);
    await store().remove(key);
    expect(await countFiles()).toBe(0);
  });

  test("whose sender breaks off leaves nothing", async () => {
    const broken = Readable.from(
      (function* () {
        yield png.subarray(0, 30);
        throw new Error("connection lost");
      })(),
    );
    await expect(store().receive(broken)).rejects.toThrow("connection lost");
    expect(await countFiles()).toBe(0);
  });

  test("that a receiver left behind when it died is removed, one that is being received is not", async () => {
    await received("left behind");
    const [left] = await readdir(subject.incoming);
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(join(subject.incoming, left ?? ""), yesterday, yesterday);
    const file = await received("being received");
    await store().removeAbandoned(new Date(Date.now() - 3_600_000));
    expect(await countFiles()).toBe(1);
    await file.discard();
  });
});

test.each(["", "..", "../../etc/passwd", key.toUpperCase(), `${key}/..`, "f".repeat(40)])(
  "reads nothing under the key %p",
  async (wrong) => {
    expect(await store().read(wrong)).toBeNull();
    await store().remove(wrong);
  },
);

describe("a file that is to be sanitised", () => {
  const from = async (content: Buffer | string, name = "app.log") =>
    store().receive(Readable.from([Buffer.from(content)]), { sanitise: true, name });

  test("is kept without its secrets alone: what was sent is gone, and so is its hash", async () => {
    const result = await from("user=bob\npassword=hunter2\n");
    if (!result.ok) throw new Error(result.reason);
    const expected = "user=bob\npassword=[removed password]\n";
    expect(result.file).toMatchObject({
      mediaType: "text/plain",
      bytes: expected.length,
      sha256: createHash("sha256").update(expected).digest("hex"),
      masked: [{ kind: "password", count: 1 }],
    });
    expect(await countFiles()).toBe(1);
    await result.file.keep(key);
    expect(await countFiles()).toBe(1);
    const kept = await store().read(key);
    expect(kept === null ? null : (await buffer(kept)).toString()).toBe(expected);
    await store().remove(key);
  });

  test("stays as it is without any, and an image is written anew as ever", async () => {
    const text = await from("user=bob\n");
    const image = await from(png, "a.png");
    expect(text).toMatchObject({ ok: true, file: { bytes: 9, masked: [] } });
    expect(image).toMatchObject({ ok: true, file: { isImage: true, masked: [] } });
    for (const result of [text, image]) if (result.ok) await result.file.discard();
    expect(await countFiles()).toBe(0);
  });

  test("and cannot be is refused with what to do, and nothing is left of it", async () => {
    expect(await from('{"log":{"version":"1.2","entries":[', "a.har")).toMatchObject({
      ok: false,
      fault: "unreadable",
      reason: expect.stringContaining("Export HAR (sanitized)"),
    });
    expect(await countFiles()).toBe(0);
  });

  test("is kept as it came where nobody asked for it", async () => {
    const file = await received("password=hunter2");
    expect(file).toMatchObject({ bytes: 16, masked: [] });
    await file.discard();
  });
});
