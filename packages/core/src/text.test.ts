import { describe, expect, test } from "@jest/globals";
import { isId, newId } from "./id.js";
import { checkText, cleanText } from "./text.js";

const limits = { path: ["x"], name: "The text", max: 5 };

describe("text from outside", () => {
  test.each([
    ["a\u0000b", "ab"],
    ["a\ud800b\udc00", "ab"],
    ["👩‍🔧", "👩‍🔧"],
    ["a\r\nb\rc", "a\nb\nc"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanText(given)).toBe(kept);
  });

  test.each([
    ["  abc ", { ok: true, text: "abc" }],
    ["🔑🔑🔑🔑🔑", { ok: true, text: "🔑🔑🔑🔑🔑" }],
    [
      "abcdef",
      {
        ok: false,
        refusals: [{ code: "INVALID", message: "The text must have at most 5 characters.", path: ["x"] }],
      },
    ],
    [
      "\u0000 ",
      { ok: false, refusals: [{ code: "INVALID", message: "The text must not be empty.", path: ["x"] }] },
    ],
  ])("%j is checked by its characters", (given, result) => {
    expect(checkText(given, limits)).toEqual(result);
  });
});

describe("ids", () => {
  test("made at one instant sort in the order they were made, and after those made before", () => {
    const at = new Date("2026-04-14T16:00:00Z");
    const earlier = newId(new Date(at.getTime() - 1));
    const made = [
      earlier,
      ...Array.from({ length: 1000 }, () => newId(at)),
      newId(new Date(at.getTime() + 1)),
    ];
    expect(made.toSorted()).toEqual(made);
    expect(made.every(isId)).toBe(true);
    expect(new Set(made).size).toBe(1002);
  });

  test.each(["", "x", "01900000-0000-7000-8000-00000000000", "01900000-0000-7000-8000-000000000000' --"])(
    "%j is none",
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});
