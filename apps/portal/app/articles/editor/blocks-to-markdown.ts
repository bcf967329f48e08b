import type { BlockContent, List, ListItem, PhrasingContent, Table, TableCell } from "mdast";
import type { Node } from "prosemirror-model";
import { alertQuote } from "./alert.js";
import { phrasing } from "./inline-to-markdown.js";
import { stringifyMarkdown } from "./markdown-parser.js";

/** Blocks as Markdown, in one style, whatever style they were read in. */
export function blocksToMarkdown(blocks: readonly Node[]): string {
  return stringifyMarkdown(blocks.filter(saysSomething).map(block));
}

/** Markdown has no empty paragraphs: on the way one has them. */
function saysSomething(node: Node): boolean {
  return node.type.name !== "paragraph" || node.content.size > 0;
}

function block(node: Node): BlockContent {
  const { attrs } = node;
  switch (node.type.name) {
    case "heading":
      return { type: "heading", depth: depthOf(attrs["level"]), children: phrasing(node, { oneLine: true }) };
    case "blockquote":
      return { type: "blockquote", children: content(node) };
    case "callout":
      return alertQuote(String(attrs["kind"]), content(node));
    case "code_block":
      return {
        type: "code",
        lang: attrs["language"] || null,
        meta: attrs["meta"] || null,
        value: node.textContent,
      };
    case "bullet_list":
    case "ordered_list":
      return list(node);
    case "horizontal_rule":
      return { type: "thematicBreak" };
    case "table":
      return table(node);
    case "raw_block":
      return { type: "html", value: node.textContent };
    default:
      return { type: "paragraph", children: phrasing(node, { oneLine: false }) };
  }
}

function depthOf(level: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => depth === level) ?? 6;
}

function content(node: Node): BlockContent[] {
  return childrenOf(node).filter(saysSomething).map(block);
}

function childrenOf(node: Node): readonly Node[] {
  return node.children;
}

function list(node: Node): List {
  const ordered = node.type.name === "ordered_list";
  return {
    type: "list",
    ordered,
    start: ordered ? Number(node.attrs["start"]) : null,
    spread: node.attrs["loose"] === true,
    children: childrenOf(node).map(item),
  };
}

function item(node: Node): ListItem {
  const { checked, loose } = node.attrs;
  return { type: "listItem", checked: checked ?? null, spread: loose === true, children: content(node) };
}

function table(node: Node): Table {
  const rows = childrenOf(node);
  return {
    type: "table",
    align: rows[0] === undefined ? [] : cellsOf(rows[0]).map((cell) => cell?.attrs["align"] ?? null),
    children: rows.map((row) => ({ type: "tableRow", children: cellsOf(row).map(cellContent) })),
  };
}

/** A pasted cell may be wider than a column; Markdown's are not. */
function cellsOf(row: Node): (Node | null)[] {
  return childrenOf(row).flatMap((cell) => [
    cell,
    ...Array.from({ length: Number(cell.attrs["colspan"]) - 1 }, () => null),
  ]);
}

function cellContent(cell: Node | null): TableCell {
  const paragraphs = cell === null ? [] : childrenOf(cell);
  const children = paragraphs.flatMap((paragraph): PhrasingContent[] =>
    phrasing(paragraph, { oneLine: true }),
  );
  return { type: "tableCell", children };
}

export function isList(node: Node | null): boolean {
  return node?.type.isInGroup("list") === true;
}
