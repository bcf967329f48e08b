import { describe, expect, test } from "@jest/globals";
import { addFiles, nextUploads, pastedName, progressWords, type Upload } from "./upload-queue.js";

const file = (name = "a.txt", bytes = 10) => {
  const made = new File(["x"], name);
  Object.defineProperty(made, "size", { value: bytes });
  return made;
};
const at = (key: number, state: "waiting" | "sending" | "failed" | "there"): Upload => {
  const base = { key, name: `${key}.txt`, bytes: 10 };
  switch (state) {
    case "waiting":
      return { ...base, state, file: file() };
    case "sending":
      return { ...base, state, file: file(), share: 0.5 };
    case "failed":
      return { ...base, state, file: file(), reason: "It broke off." };
    case "there":
      return {
        ...base,
        state,
        sent: { id: "x", name: "a", bytes: 1, isImage: false, warning: null, held: null, masked: [] },
      };
  }
};

describe("files that are attached", () => {
  test("are sent three at a time", () => {
    const keys = (uploads: Upload[]) => nextUploads(uploads).map(({ key }) => key);
    expect(keys([at(1, "waiting"), at(2, "waiting"), at(3, "waiting"), at(4, "waiting")])).toEqual([1, 2, 3]);
    expect(
      keys([at(1, "sending"), at(2, "there"), at(3, "sending"), at(4, "waiting"), at(5, "waiting")]),
    ).toEqual([4]);
  });

  test("that are too large or empty say so before they are sent", () => {
    const { uploads } = addFiles([], [file("a"), file("b", 0), file("c", 26 * 1024 * 1024)], 7);
    expect(uploads).toMatchObject([
      { key: 7, state: "waiting" },
      { key: 8, state: "failed", file: null, reason: expect.stringContaining("empty") },
      { key: 9, state: "failed", file: null, reason: expect.stringContaining("25 MB") },
    ]);
  });

  test("are twenty at most, and it is told how many were left out", () => {
    const many = Array.from({ length: 19 }, (_, key) => at(key, "there"));
    const { uploads, leftOut } = addFiles(many, [file(), file(), file()], 30);
    expect([uploads.length, leftOut]).toEqual([20, 2]);
  });

  test.each<[Upload["state"][], string]>([
    [[], ""],
    [["there"], "1 file attached."],
    [["there", "sending", "waiting"], "1 of 3 files sent."],
    [["there", "failed"], "1 of 2 files could not be sent. Try again, or remove it."],
  ])("%j are told as %j", (states, words) => {
    expect(progressWords(states.map((state, key) => at(key, state)))).toBe(words);
  });

  test.each([
    ["image.png", "image/png", "Screenshot 14.05.09.png"],
    ["image.jpg", "image/jpeg", "Screenshot 14.05.09.jpg"],
    ["server.log", "text/plain", "server.log"],
  ])("pasted as %s (%s) are called %s", (name, type, called) => {
    expect(pastedName({ name, type }, "14:05:09")).toBe(called);
  });
});
