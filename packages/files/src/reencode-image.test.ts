import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { reencodeImage } from "./reencode-image.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-images-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function reencoded(content: Buffer, mediaType: string) {
  const source = join(folder, "source");
  const target = join(folder, "target");
  await writeFile(source, content);
  const result = await reencodeImage(source, mediaType, target);
  return { result, written: result.ok ? await readFile(target) : Buffer.alloc(0) };
}

/** The left half red, the right half blue. */
const halves = (width: number, height: number) => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) pixels[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

const frames = async (count: number) =>
  sharp(
    await Promise.all(
      Array.from({ length: count }, (_, place) =>
        sharp({
          create: { width: 8, height: 6, channels: 3, background: { r: place * 60, g: 0, b: 0 } },
        })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  );

describe("an image written anew", () => {
  test("stands upright and has lost where, when and with what it was taken", async () => {
    const photo = await halves(40, 20)
      .jpeg()
      .withExif({
        IFD0: { Make: "SecretCamera" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 44/1 0/1" },
      })
      .withIccProfile("p3")
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(photo.includes("SecretCamera")).toBe(true);
    const { result, written } = await reencoded(photo, "image/jpeg");
    expect(result).toMatchObject({ ok: true, mediaType: "image/jpeg", width: 20, height: 40 });
    expect(written.includes("SecretCamera")).toBe(false);
    const { exif, icc, xmp, orientation } = await sharp(written).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    const top = await sharp(written).extract({ left: 10, top: 4, width: 1, height: 1 }).raw().toBuffer();
    expect(top[0]).toBeGreaterThan(200);
  });

  test("is nothing but pixels: what was hidden in it or behind it is gone", async () => {
    const page = "<script>alert(document.domain)</script>";
    const png = await halves(8, 8)
      .png()
      .withMetadata({ exif: { IFD0: { ImageDescription: page } } })
      .toBuffer();
    const gif = await halves(8, 8).gif().toBuffer();
    for (const [bytes, type] of [
      [png, "image/png"],
      [gif, "image/gif"],
    ] as const) {
      const { result, written } = await reencoded(
        Buffer.concat([bytes, Buffer.from(`${page}PK\u0003\u0004`)]),
        type,
      );
      expect(result.ok).toBe(true);
      expect(written.includes("<script>")).toBe(false);
      expect(written.includes("PK\u0003\u0004")).toBe(false);
    }
  });

  test.each(["gif", "webp"] as const)("stays animated: %s", async (format) => {
    const animation = await (await frames(4)).toFormat(format, { delay: 120, loop: 0 }).toBuffer();
    const { result, written } = await reencoded(animation, `image/${format}`);
    expect(result).toMatchObject({ ok: true, mediaType: `image/${format}`, width: 8, height: 6 });
    expect((await sharp(written, { animated: true }).metadata()).pages).toBe(4);
  });

  test("is no wider than articles are, in proportion, and never made larger", async () => {
    const { result } = await reencoded(await halves(4_000, 1_000).png().toBuffer(), "image/png");
    expect(result).toMatchObject({ ok: true, width: 1_600, height: 400 });
    expect((await reencoded(await halves(4, 4).png().toBuffer(), "image/png")).result).toMatchObject({
      width: 4,
    });
  });

  test("is WebP where browsers of some readers do not know its format", async () => {
    const { result, written } = await reencoded(await halves(16, 16).avif().toBuffer(), "image/avif");
    expect(result).toMatchObject({ ok: true, mediaType: "image/webp" });
    expect((await sharp(written).metadata()).format).toBe("webp");
  });
});

describe("an image is refused", () => {
  test("that would unpack to more than memory has, without unpacking it", async () => {
    const bomb = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: "white" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    const before = process.memoryUsage.rss();
    const { result } = await reencoded(bomb, "image/png");
    expect(result).toEqual({ ok: false, reason: expect.stringContaining("50 million pixels") });
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
  });

  test("whose frames together are too many", async () => {
    const one = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const six = await sharp(
      Array.from({ length: 6 }, () => one),
      { join: { animated: true }, limitInputPixels: false },
    )
      .gif({ keepDuplicateFrames: true, effort: 1 })
      .toBuffer();
    expect((await reencoded(six, "image/gif")).result).toEqual({
      ok: false,
      reason: expect.stringContaining("all its frames"),
    });
  });

  test("that is cut off, or that nothing can read", async () => {
    const whole = await halves(200, 200).jpeg().toBuffer();
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")])
      expect((await reencoded(bytes, "image/jpeg")).result).toEqual({
        ok: false,
        reason: expect.stringContaining("damaged"),
      });
    expect((await reencoded(whole, "image/svg+xml")).result.ok).toBe(false);
  });
});

test("many images at once leave the process able to answer", async () => {
  const large = await halves(2_500, 2_500).png().toBuffer();
  const sources = await Promise.all(
    Array.from({ length: 6 }, async (_, place) => {
      await writeFile(join(folder, `many-${place}`), large);
      return join(folder, `many-${place}`);
    }),
  );
  let answered = 0;
  const others = setInterval(() => (answered += 1), 1);
  const results = await Promise.all(
    sources.map((source) => reencodeImage(source, "image/png", `${source}.again`)),
  );
  clearInterval(others);
  expect(results.every(({ ok }) => ok)).toBe(true);
  // Encoded in this thread, nothing else would have had its turn in between.
  expect(answered).toBeGreaterThan(results.length);
});
