import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { renderArticle } from "@recourse/core";
import type { Node } from "prosemirror-model";
import { blocksToMarkdown } from "./blocks-to-markdown.js";
import { openMarkdown, writeMarkdown, type MarkdownDocument } from "./markdown-document.js";
import { nodes, schema } from "./schema.js";

const root = resolve(import.meta.dirname, "../../../../..");
/** Real articles of others, where they are at hand. */
const corpus = resolve(root, "../shared/corpus");

function articlesUnder(folder: string, every: number): [name: string, body: string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.mdx?$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .filter((_, number) => number % every === 0)
    .map((path) => [path, bodyOf(readFileSync(path, "utf8"))]);
}

function bodyOf(file: string): string {
  return file.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/, "").replaceAll("\r\n", "\n");
}

const demo = articlesUnder(join(root, "demo", "articles"), 1);
const real = articlesUnder(corpus, 20);

/** Every block written anew, apart from the others, as if each of them had been changed. */
function rewritten({ blocks }: MarkdownDocument): string {
  return blocks.map(({ node }) => blocksToMarkdown([node])).join("\n\n<!-- -->\n\n");
}

function apart({ markdown, blocks }: MarkdownDocument): string {
  return blocks.map(({ from, to }) => markdown.slice(from, to)).join("\n\n<!-- -->\n\n");
}

function rendered(markdown: string): string {
  return renderArticle(markdown)
    .html.replaceAll(/\s+/g, " ")
    .replaceAll(/ ?(<[^>]*>) ?/g, "$1");
}

/** Which of bold and italic is inside of the other, or twice around the same, says nothing. */
function withoutEmphasis(html: string): string {
  return html.replaceAll(/<\/?(strong|em)>|<p><\/p>/g, "");
}

function replaced(doc: Node, number: number, node: Node): Node {
  return doc.copy(doc.content.replaceChild(number, node));
}

function paragraph(text: string): Node {
  return nodes.paragraph.create(null, schema.text(text));
}

describe("an article that was opened and not changed", () => {
  test.each([...demo, ...real])("is the same to the byte: %s", (_name, body) => {
    const opened = openMarkdown(body);
    expect(writeMarkdown(nodes.doc.create(null, opened.doc.content), opened)).toBe(body);
  });

  test("is so with odd spacing, too", () => {
    const odd = "\n\n  * one\n  * two\n\n\n\nSetext\n======\n\n    indented code\n\n[a]: /x\n\n***\n\n\n";
    const opened = openMarkdown(odd);
    expect(writeMarkdown(nodes.doc.create(null, opened.doc.content), opened)).toBe(odd);
  });
});

describe("an article all of whose blocks were changed", () => {
  test.each(demo)("means the same to readers: %s", (_name, body) => {
    const opened = openMarkdown(body);
    expect(rendered(rewritten(opened))).toBe(rendered(apart(opened)));
  });

  test.each(real)("means the same, if it is somebody else's: %s", (_name, body) => {
    const opened = openMarkdown(body);
    expect(withoutEmphasis(rendered(rewritten(opened)))).toBe(withoutEmphasis(rendered(apart(opened))));
  });
});

describe("a change", () => {
  const source =
    "Setext\n------\n\n*  first\n*  second\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\nLast [one][ref].\n\n[ref]: https://example.com 'T'\n";

  test("of one block leaves the others as they were", () => {
    const opened = openMarkdown(source);
    const changed = replaced(opened.doc, 3, paragraph("New *words*"));
    expect(writeMarkdown(changed, opened)).toBe(source.replace("Last [one][ref].", "New \\*words\\*"));
  });

  test("that was taken back leaves all of them as they were", () => {
    const opened = openMarkdown(source);
    const fresh = openMarkdown(source).doc.child(1);
    const changed = replaced(replaced(opened.doc, 1, paragraph("x")), 1, fresh);
    expect(writeMarkdown(replaced(changed, 0, paragraph("y")), opened)).toBe(
      source.replace("Setext\n------", "y"),
    );
  });

  test("does not make one list of two, nor code part of a list", () => {
    const opened = openMarkdown("- a\n\ntext\n\n* b\n\ntext\n\n    code\n");
    const content = [0, 2].map((number) => opened.doc.child(number));
    expect(writeMarkdown(nodes.doc.create(null, content), opened)).toBe("- a\n\n<!-- -->\n\n* b\n");
    const code = [0, 4].map((number) => opened.doc.child(number));
    expect(writeMarkdown(nodes.doc.create(null, code), opened)).toBe("- a\n\n```\ncode\n```\n");
  });

  test("of everything to nothing leaves nothing", () => {
    expect(writeMarkdown(nodes.doc.create(null, nodes.paragraph.create()), openMarkdown("text\n"))).toBe("");
  });
});

describe("what has no form in the editor", () => {
  test.each([
    ["HTML", "<details>\n<summary>More</summary>\n\n</details>"],
    ["a footnote", "[^1]: Its text\n    and more"],
    ["a definition", "[ref]: https://example.com"],
    ["a row longer than its head", "| a |\n| - |\n| 1 | 2 |"],
    ["a callout with text beside its sign", "> [!NOTE] beside\n> more"],
  ])("is shown as its source: %s", (_what, markdown) => {
    const { doc } = openMarkdown(markdown);
    expect(doc.firstChild?.type.name).toBe("raw_block");
    expect(doc.textContent).toContain(markdown.slice(0, 5));
  });

  test("stays in the paragraph that it stands in", () => {
    const { doc } = openMarkdown("Press <kbd>Ctrl</kbd> now[^1].\n\n[^1]: note");
    expect(blocksToMarkdown([doc.child(0)])).toBe("Press <kbd>Ctrl</kbd> now[^1].");
  });
});

test.each([
  ["a callout", "> [!WARNING]\n> Mind **this**.\n>\n> - one"],
  ["a callout that begins with a list", "> [!TIP]\n>\n> - one"],
  ["tasks", "- [ ] open\n- [x] done"],
  ["code with its language", '```bash title="x"\nls\n```'],
  ["a table", "| a | b |\n| :- | -: |\n| `x\\|y` | **z** |"],
  ["a line break in a cell", "| a |\n| - |\n| x<br>y |"],
  ["nested lists", "1. one\n\n   more\n\n2. two\n   - deep"],
  ["a link around code", "[`code` and text](/articles/x#y)"],
  ["marks in marks", "*a **b** c* ~~d~~"],
])("%s is written as it was read", (_what, markdown) => {
  const { doc } = openMarkdown(markdown);
  expect(doc.content.content.map(({ type }) => type.name)).not.toContain("raw_block");
  expect(blocksToMarkdown(doc.content.content)).toBe(markdown);
});

test("space at the edges of bold text goes outside of it", () => {
  const bold = schema.text(" bold ", [schema.marks.strong.create()]);
  const written = blocksToMarkdown([
    nodes.paragraph.create(null, [schema.text("a"), bold, schema.text("b")]),
  ]);
  expect(written).toBe("a **bold** b");
});
