import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { splitSections } from "@recourse/core";
import fc from "fast-check";
import { quickSections } from "./quick-sections.js";

const headings = (sections: readonly { heading: string | null; anchor: string | null }[]) =>
  sections.filter(({ heading }) => heading !== null).map(({ heading, anchor }) => ({ heading, anchor }));

test("headings and anchors are those of the article's page, in all Markdown that it does not leave to the parser", () => {
  const line = fc.constantFrom(
    "# One",
    "## Two",
    "## Two",
    "### Two *deep* ##",
    "#### Four `x`",
    "## Link [a](b) and [ref]",
    "## Html <b>x</b> &amp; \\# more",
    "##",
    "#hashtag",
    "  ## indented",
    "- ## in a list",
    "> # in a quotation",
    "    # code or not",
    "text",
    "- item",
    "1. item",
    "  more",
    "> quoted",
    "===",
    "---",
    "- - -",
    "```",
    "```sh",
    "  ```",
    "> ```",
    "    ```",
    "- ```",
    "1. ~~~",
    "     ```",
    "\t```",
    "````",
    "~~~",
    "`code ``` span`",
    "<div>",
    "<!-- a comment -->",
    "<!-- open",
    "-->",
    "<script>",
    "| a | b |",
    "|---|---|",
    "[ref]: /url",
    "[^1]: note",
    "\\# no heading",
    "",
    "",
    "",
  );
  let quick = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const markdown = lines.join(end);
      const sections = quickSections(markdown);
      if (sections === null) return;
      quick += 1;
      expect(headings(sections)).toEqual(headings(splitSections(markdown)));
    }),
    { numRuns: 3_000 },
  );
  expect(quick).toBeGreaterThan(500);
}, 60_000);

test("the demo's articles are all read, with the same sections and the same words", () => {
  const folder = fileURLToPath(new URL("../../../../demo/articles", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".md"),
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const body = readFileSync(`${folder}/${file}`, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
    const sections = quickSections(body) ?? [];
    const exact = splitSections(body);
    expect(headings(sections)).toEqual(headings(exact));
    expect({ file, words: wordsOf(sections) }).toEqual({ file, words: wordsOf(exact) });
  }
});

/** Every different word; the label of an alert ("[!NOTE]") is not one of the article's. */
function wordsOf(sections: readonly { text: string }[]): string[] {
  const text = sections
    .map((section) => section.text)
    .join(" ")
    .replace(/\[!\w+\]/g, " ")
    .toLowerCase();
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu))].sort();
}

test.each([
  ["**Bold**, _slanted_, ~~struck~~ and `co*de_x`", "Bold, slanted, struck and co*de_x"],
  ['[a link](https://example.com/x_(y) "title") and ![a picture](p.png)', "a link and a picture"],
  ["[![a picture](p.png)](https://example.com)", "a picture"],
  ["snake_case_name and 2 * 3 \\* 4", "snake_case_name and 2  3 * 4"],
  ["<https://example.com/a> &amp; &#39;x&#x27; &unknown;", "https://example.com/a & 'x' &unknown;"],
  ["Enter <user name>, \\<host\\><br/>then go", "Enter <user name>, <host> then go"],
  ["| Port | Use |\n| --- | --- |\n| 636 | `ldaps` |", "  Port   Use  \n  636   ldaps  "],
  ["> [!NOTE]\n> - [x] Done\n> 1. First", "Done\nFirst"],
  ["```sh\n# not a *heading*\n```", "# not a *heading*"],
  ["[ref]: https://example.com\n\n***\n\n#### Deep", "Deep"],
])("%p reads %p", (markdown, text) => {
  expect(quickSections(markdown)).toEqual([{ number: 0, heading: null, anchor: null, text }]);
});

test.each(["a\n===", "- # x", "<div>\n# x", "<!-- \n\n# x", "```\nopen", "  # x"])(
  "%p is left to the parser",
  (markdown) => {
    expect(quickSections(markdown)).toBeNull();
  },
);
