import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Outline } from "./article-outline.js";
import { parsedOutline } from "./parsed-outline.js";
import { quickOutline } from "./quick-outline.js";

/** Without what no import changes: addresses in angle brackets. */
function withoutAutolinks(outline: Outline, text: string): Outline {
  return { ...outline, links: outline.links.filter(({ start }) => text[start] === "[") };
}

const line = fc.constantFrom(
  "# Title",
  "#",
  "# A [link](x.md) in it #",
  "## Part",
  "  ## indented",
  "Text with [one](a.md) and [two words](<b c.md>).",
  "A [link](a.md), a [second](../b.md#part) and ![a picture](img/a.png).",
  "[![nested](img/a.png)](x.md)",
  "[titled](a.md \"Its title\") [oddly](a.md 'x')",
  "[*slanted* and `code`](a.md) [](empty.md) [ spaced ](c.md)",
  "`[no](link.md)` but [yes](a.md)",
  "an open ` tick [a](b.md)",
  "closed ` here [a](b.md)",
  "\\[no](a.md) \\`[a](b.md)`",
  "[brackets (in)](a_(b).md) [x](a(b.md)",
  "a <b>bold [a](b.md)</b> <br/>",
  "a <b [x](y.md)> c",
  "<https://example.com/[a](b.md)>",
  "<https://example.com> <a@example.com>",
  "[!NOTE]",
  "[ref]",
  "![entity &amp; `code`](a.png)",
  "[a](b&amp;c.md)",
  "[over",
  "lines](a.md)",
  "    [indented](a.md)",
  "        [far](a.md)",
  "  [two](a.md)",
  "- item [a](b.md)",
  "- item",
  "  - inner [a](b.md)",
  "    - deeper",
  "1. first [a](b.md)",
  "2. second",
  "   under it [a](b.md)",
  "-",
  "-     code",
  "- - twice",
  "* * *",
  "---",
  "===",
  "> quoted [a](b.md)",
  '![angles](<img/a b.png>) [x](<b.md> "title")',
  "   > quoted [a](b.md)",
  "   >",
  "    > [!NOTE]",
  "   > **bold** [a](b.md)",
  "    > 5.7.60 [a](b.md)",
  "   > - item in it",
  "5.7.60 lazy [a](b.md)",
  "***",
  "   > ---",
  ">     code [a](b.md)",
  ">",
  "> - item",
  ">> deeper [a](b.md)",
  "- > quoted in it",
  "```",
  "```sh",
  "  ```",
  "- ```",
  "~~~",
  "<div>",
  "</div>",
  "<!-- a comment -->",
  "<!-- open",
  "| a | [b](c.md) |",
  "|---|---|",
  "[ref]: x.md",
  "\ttab [a](b.md)",
  "\u00A0",
  "plain",
  "",
  "",
  "",
  "",
);

describe("a quick outline", () => {
  test.each([true, false])(
    "is the parser's, of all Markdown that it does not leave to one (%p)",
    (needed) => {
      let quick = 0;
      fc.assert(
        fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
          const text = lines.join("\n");
          const found = quickOutline(text, needed);
          if (found === null) return;
          quick += 1;
          const parsed = withoutAutolinks(parsedOutline(text), text);
          expect(found).toEqual({ ...parsed, firstParagraph: needed ? parsed.firstParagraph : "" });
        }),
        { numRuns: 3_000 },
      );
      expect(quick).toBeGreaterThan(300);
    },
    120_000,
  );

  test("is found of nearly all of the demo's articles", () => {
    const folder = fileURLToPath(new URL("../../../../demo/articles", import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".md"),
    );
    const found = files.filter((file) => {
      const body = readFileSync(`${folder}/${file}`, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
      const outline = quickOutline(body, true);
      if (outline !== null) expect(outline).toEqual(withoutAutolinks(parsedOutline(body), body));
      return outline !== null;
    });
    expect(found.length).toBeGreaterThan(files.length * 0.8);
  });
});
