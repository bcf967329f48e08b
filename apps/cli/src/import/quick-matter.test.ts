import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import { quickMatter } from "./quick-matter.js";

const wanted = new Set(["title", "summary", "slug"]);

describe("quick front matter", () => {
  test("is what a YAML parser reads, of all that it does not leave to one", () => {
    const line = fc.constantFrom(
      "title: Reset a password",
      "title: Don't panic",
      'title: "Quoted: with a colon"',
      "title: 'single'",
      'title: "with \\"escapes\\""',
      "title: 42",
      "title: -7",
      "title: 007",
      "title: 2026-04-14T16:00:00.000Z",
      "title: 2026-04-14",
      "title: true",
      "title: [a, b]",
      "title: a # comment",
      "title: name: value",
      "title: trailing:",
      "title: |",
      "title:",
      "summary: Press F5, then C:\\Windows.",
      "summary:   spaces   ",
      "summary: >-",
      "summary: @at",
      "slug: one-two",
      "slug: 1-two",
      "other: 01/02/2024",
      "other: 1.10",
      "other: &anchor x",
      "other: -",
      "list:",
      "- item",
      "  - MET150",
      "  - sap:Outlook\\Setup, Upgrade & more",
      "  - key: value",
      "  - [x",
      "  nested: value",
      "# comment",
      "no colon",
      "",
    );
    let quick = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const yaml = lines.join("\n");
        const read = quickMatter(yaml, wanted);
        if (read === null) return;
        quick += 1;
        const parsed: unknown = parse(yaml, { strict: false, uniqueKeys: false });
        const whole = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
        const texts = whole.filter(
          ([name, value]) => wanted.has(name) && ["string", "number"].includes(typeof value),
        );
        expect(read).toEqual(Object.fromEntries(texts));
      }),
      { numRuns: 3_000 },
    );
    expect(quick).toBeGreaterThan(100);
  });

  test("leaves lists whose items stand at different places to the parser", () => {
    expect(quickMatter("list:\n  - one\n- two", wanted)).toBeNull();
    expect(quickMatter("list:\n  - one\n  - two\nother:\n- three", wanted)).toEqual({});
  });
});
