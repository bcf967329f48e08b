import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** The parser of the rendering, so that both see the same document. */
const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** A style that most of what is written has: dashes, asterisks, fences, narrow tables. */
const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", emphasis: "*", rule: "-", listItemIndent: "one" })
  .freeze();

export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** Without the line end at the end. */
export function stringifyMarkdown(children: Root["children"]): string {
  return writer.stringify({ type: "root", children }).replace(/\n+$/, "");
}
