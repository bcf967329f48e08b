import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createDiskFileStore } from "./disk-file-store.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
  "base64",
);
const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const store = () => createDiskFileStore(folder);

describe("pictures", () => {
  test("are stored under a random key and read back as they were", async () => {
    const stored = await store().storeImage(Readable.from([png.subarray(0, 20), png.subarray(20)]));
    if (!stored.ok) throw new Error(stored.reason);
    expect(stored.image).toMatchObject({ mediaType: "image/png", bytes: png.length, width: 2, height: 3 });
    const again = await store().storeImage(Readable.from([png]));
    expect(again.ok && again.image.storageKey).not.toBe(stored.image.storageKey);
    const content = await store().read(stored.image.storageKey);
    if (content === null) throw new Error("nothing is stored under the key");
    expect(await buffer(content)).toEqual(png);
  });

  test("are what their bytes say", async () => {
    const stored = await store().storeImage(Readable.from([gif]));
    expect(stored.ok && stored.image.mediaType).toBe("image/gif");
  });

  test.each([
    ["an SVG with a script", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["an HTML page", "<!doctype html><script>alert(1)</script>"],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj"],
    ["nothing at all", ""],
    ["a picture cut off after its signature", png.subarray(0, 12)],
  ])("are not %s: nothing is kept of it", async (_what, content) => {
    const before = await countFiles();
    const stored = await store().storeImage(Readable.from([Buffer.from(content)]));
    expect(stored).toMatchObject({ ok: false, reason: expect.stringMatching(/picture/i) });
    expect(await countFiles()).toBe(before);
  });

  test("larger than 10 MB are refused while they arrive, and nothing is kept", async () => {
    const before = await countFiles();
    const megabyte = Buffer.alloc(1024 * 1024);
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        yield png;
        for (; sent < 1000; sent += 1) yield megabyte;
      })(),
    );
    expect(await store().storeImage(endless)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("10 MB"),
    });
    expect(sent).toBeLessThan(50);
    expect(await countFiles()).toBe(before);
  });

  test("whose sender breaks off leave no file", async () => {
    const before = await countFiles();
    const broken = Readable.from(
      (function* () {
        yield png.subarray(0, 30);
        throw new Error("connection lost");
      })(),
    );
    await expect(store().storeImage(broken)).rejects.toThrow("connection lost");
    expect(await countFiles()).toBe(before);
  });
});

test.each([
  "",
  "..",
  "../../etc/passwd",
  "a".repeat(40).toUpperCase(),
  `${"a".repeat(40)}/..`,
  "f".repeat(40),
])("reads nothing under the key %p", async (key) => {
  expect(await store().read(key)).toBeNull();
  await store().remove(key);
});

async function countFiles(): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
