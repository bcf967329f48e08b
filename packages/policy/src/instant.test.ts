import { describe, expect, test } from "@jest/globals";
import { contentHash } from "./content-hash.js";
import { formatInstant, parseInstant } from "./instant.js";

describe("instants", () => {
  test.each([
    ["2026-01-05T21:00:00Z", "2026-01-05T21:00:00Z"],
    ["2026-01-05T21:00:00.000Z", "2026-01-05T21:00:00Z"],
    ["2026-01-05T21:00:00.250Z", "2026-01-05T21:00:00.250Z"],
    ["2026-01-05T14:00:00-07:00", "2026-01-05T21:00:00Z"],
    ["2026-01-06T02:30:00+05:30", "2026-01-05T21:00:00Z"],
  ])("%s is %s", (text, written) => {
    expect(formatInstant(parseInstant(text))).toBe(written);
  });

  test.each(["2026-01-05T21:00:00", "2026-01-05", "2026-01-05-07:00", "soon", ""])("%j is none", (text) => {
    expect(() => parseInstant(text)).toThrow(RangeError);
  });

  test("stay within four digits of the year", () => {
    expect(formatInstant(Date.parse("+010000-01-01T07:00:00Z"))).toBe("9999-12-31T23:59:59Z");
    expect(formatInstant(Date.parse("-000001-12-31T07:00:00Z"))).toBe("0000-01-01T00:00:00Z");
  });
});

describe("the hash of the content", () => {
  test("does not change by itself", () => {
    expect(contentHash({ a: 1, b: ["x", null, true] })).toBe("0483f1da115633");
  });

  test("does not depend on the order of names, but on that of lists", () => {
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });

  test("differs for values that read alike", () => {
    const alike = [1, "1", [1], { 1: 1 }, null, "null", [], {}, ""];
    expect(new Set(alike.map(contentHash)).size).toBe(alike.length);
  });
});
