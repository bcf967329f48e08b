import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sanitise } from "./sanitise.js";
import type { Sanitised } from "./sanitise-file.js";

// Put together here, so that scanners of this repository find nothing.
const secret = ["Qm4Zt8Kp2Wn6", "Vx1Rb9Yc3Hd7"].join("");
const har = JSON.stringify({
  log: {
    version: "1.2",
    entries: [
      {
        startedDateTime: "2026-04-14T15:00:00.000Z",
        request: { url: "https://a.test/", headers: [{ name: "Cookie", value: `sid=${secret}` }] },
        response: { content: { text: `<p>${secret}` } },
      },
    ],
  },
});

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-sanitise-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sanitised(
  content: Buffer | string,
  { name = "a.log", mediaType = "text/plain" } = {},
): Promise<{ result: Sanitised; copy: Buffer }> {
  files += 1;
  const [from, to] = [join(folder, `${files}`), join(folder, `${files}.again`)];
  await writeFile(from, content);
  const result = await sanitise({ from, to, name }, mediaType);
  return { result, copy: existsSync(to) ? await readFile(to) : Buffer.alloc(0) };
}

const utf16 = (text: string, order: "le" | "be", mark = "\uFEFF"): Buffer => {
  const bytes = Buffer.from(mark + text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

describe("a log", () => {
  test("is kept without its secrets, and what was taken out is told", async () => {
    const text = `start\r\nGET /?access_token=${secret}&a=b\nDB_PASSWORD=${secret}\nGrüße €\n`;
    const { result, copy } = await sanitised(text);
    const expected = `start\r\nGET /?access_token=[removed access token]&a=b\nDB_PASSWORD=[removed password]\nGrüße €\n`;
    expect(copy.toString()).toBe(expected);
    expect(result).toEqual({
      outcome: "masked",
      bytes: copy.length,
      sha256: createHash("sha256").update(expected).digest("hex"),
      masked: [
        { kind: "password", count: 1 },
        { kind: "access_token", count: 1 },
      ],
    });
  });

  test("without secrets stays as it is", async () => {
    expect((await sanitised("all is well\n".repeat(1_000))).result).toEqual({ outcome: "as_it_is" });
  });

  const line = `password=${secret}\n`;
  test.each<[string, Buffer]>([
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${line}`)],
    ["UTF-16, little end first", utf16(line, "le")],
    ["UTF-16, big end first", utf16(line, "be")],
    ["UTF-16 without its mark", utf16(line.repeat(3), "le", "")],
    ["UTF-16 without its mark, big end first", utf16(line.repeat(3), "be", "")],
    ["an old code page", Buffer.from(`Grüße ${line}`, "latin1")],
    ["UTF-8 with a letter broken off", Buffer.concat([Buffer.from(`€ ${line}`), Buffer.from([0xe2, 0x82])])],
    ["zeros behind its end", Buffer.concat([Buffer.from(`${line}`.repeat(20)), Buffer.alloc(100)])],
    ["the first letters of a program", Buffer.from(`MZ ${line}`)],
    ["colours of a terminal", Buffer.from(`\u001b[31m${line}\u001b[0m`)],
  ])("in %s is masked in it", async (_what, bytes) => {
    const { result, copy } = await sanitised(bytes);
    expect(result).toMatchObject({ outcome: "masked", masked: [{ kind: "password" }] });
    const readable = copy.toString("latin1").replaceAll("\0", "");
    expect(readable).not.toContain(secret.slice(0, 8));
    expect(readable).toContain("password=[removed password]\n");
  });

  test.each<[string, Buffer]>([
    ["compressed data", gzipSync(Buffer.from(line.repeat(50)))],
    [
      "a program",
      Buffer.concat([Buffer.from("\u007fELF\u0002\u0001\u0001"), Buffer.alloc(500), Buffer.from(line)]),
    ],
  ])("%s is no text and passes as it is", async (_what, bytes) => {
    expect((await sanitised(bytes, { name: "a.bin", mediaType: "application/octet-stream" })).result).toEqual(
      {
        outcome: "as_it_is",
      },
    );
  });

  test("of many megabytes on one line is masked, too", async () => {
    const text = `{"a":[${`"${"x".repeat(1_000)}",`.repeat(3_000)}"password=${secret}"]} `;
    const { result, copy } = await sanitised(text);
    expect(result).toMatchObject({ outcome: "masked" });
    expect(copy.includes(secret)).toBe(false);
  });

  test("of JSON that hides its names in escapes is read as JSON", async () => {
    const { copy } = await sanitised(`{"pa\\u0073sword":"\\u0051${secret.slice(1)}"}`, { name: "a.json" });
    expect(JSON.parse(copy.toString())).toEqual({ password: "[removed password]" });
  });
});

describe("a HAR is known by its content:", () => {
  test.each<[string, string | Buffer, string]>([
    ["whatever it is called", har, "notes.txt"],
    ["with a byte order mark", `\uFEFF${har}`, "a.har"],
    ["in UTF-16", utf16(har, "le"), "a.har"],
    ["in UTF-16 without a mark", utf16(har, "be", ""), "a"],
    [
      "with its keys in escapes",
      har.replace('"log"', '"l\\u006fg"').replace('"startedDateTime"', '"\\u0073tartedDateTime"'),
      "a.json",
    ],
    ["with blanks before it", `\r\n  ${har}`, "a.json"],
    ["within another document", JSON.stringify({ attachments: [{ har: JSON.parse(har) }] }), "a.json"],
    ["as a string of another document", JSON.stringify({ har }), "a.json"],
    ["without the outer part", JSON.stringify(JSON.parse(har).log.entries), "a.json"],
  ])("%s", async (_what, content, name) => {
    const { result, copy } = await sanitised(content, { name });
    expect(result).toMatchObject({ outcome: "masked" });
    expect(copy.toString()).not.toContain(secret);
    expect(copy.toString()).toContain("https://a.test/");
    expect(() => JSON.parse(copy.toString())).not.toThrow();
  });

  test.each<[string, string | Buffer, string]>([
    ["cut off", har.slice(0, -5), "a.har"],
    ["cut off and called a log", har.slice(0, -5), "a.log"],
    ["cut off in UTF-16", utf16(har.slice(0, -5), "le"), "a.log"],
    ["with something before it", `// recorded today\n${har}`, "a.txt"],
    ["called one, and none", "hello", "a.har"],
    ["called one, and compressed", gzipSync(har), "A.HAR"],
    [
      "nested too deeply",
      `{"log":{"version":"1","entries":${"[".repeat(1_000)}${"]".repeat(1_000)}}}`,
      "a.har",
    ],
    ["larger than can be looked through", `${har}${" ".repeat(25 * 1024 * 1024)}`, "a.har"],
  ])("one that is %s is refused, with what to do", async (_what, content, name) => {
    const { result } = await sanitised(content, { name, mediaType: "application/octet-stream" });
    expect(result).toMatchObject({
      outcome: "unreadable",
      reason: expect.stringContaining("Export HAR (sanitized)"),
    });
  });
});

/** A zip of one entry. */
function zip(name: string, content: Buffer, method: 0 | 8 = 8): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe("archives are not opened:", () => {
  const bomb = Buffer.alloc(64 * 1024 * 1024);
  test.each<[string, Buffer, string, string]>([
    ["a gzip of a HAR", gzipSync(har), "a.gz", "application/gzip"],
    ["a gzip called one", gzipSync("x"), "a.har.gz", "application/gzip"],
    ["a gzip of a HAR in UTF-16", gzipSync(utf16(har, "le")), "a.gz", "application/gzip"],
    ["a zip of a HAR", zip("notes.txt", Buffer.from(har)), "a.zip", "application/zip"],
    [
      "a zip of a HAR that is not compressed",
      zip("notes.txt", Buffer.from(har), 0),
      "a.zip",
      "application/zip",
    ],
    ["a zip that names one", zip("browser/Session.HAR", Buffer.from("x")), "a.zip", "application/zip"],
  ])("%s is refused, with what to do", async (_what, content, name, mediaType) => {
    const { result } = await sanitised(content, { name, mediaType });
    expect(result).toMatchObject({ outcome: "unreadable", reason: expect.stringContaining("Unpack it") });
  });

  test.each<[string, Buffer, string, string]>([
    ["of something else", gzipSync("log line\n".repeat(100)), "a.log.gz", "application/gzip"],
    ["that swells", gzipSync(bomb), "a.gz", "application/gzip"],
    ["a zip that swells", zip("a.bin", bomb), "a.zip", "application/zip"],
    ["that is damaged", gzipSync("x".repeat(1_000)).subarray(0, 20), "a.gz", "application/gzip"],
    [
      "a zip with a false directory",
      Buffer.concat([
        zip("a", Buffer.from("x")).subarray(0, -22),
        Buffer.from("PK\u0005\u0006"),
        Buffer.alloc(18, 0xff),
      ]),
      "a.zip",
      "application/zip",
    ],
  ])("one %s passes as it is", async (_what, content, name, mediaType) => {
    expect((await sanitised(content, { name, mediaType })).result).toEqual({ outcome: "as_it_is" });
  });
});
