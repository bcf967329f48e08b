import type { Definition, Root } from "mdast";
import type { Node } from "prosemirror-model";
import { blockNode, rawBlock } from "./blocks-from-markdown.js";
import { blocksToMarkdown, isList } from "./blocks-to-markdown.js";
import type { Definitions } from "./inline-from-markdown.js";
import { parseMarkdown } from "./markdown-parser.js";
import { nodes } from "./schema.js";

/** A block as it was read, and where it stands in the source: from the start of its first line. */
interface SourceBlock {
  node: Node;
  from: number;
  to: number;
}

export interface MarkdownDocument {
  markdown: string;
  doc: Node;
  blocks: SourceBlock[];
}

/** Markdown as a document to edit. A block that would not come back as it went in is held as its source. */
export function openMarkdown(markdown: string): MarkdownDocument {
  const root = parseMarkdown(markdown);
  const definitions = definitionsOf(root);
  const blocks = root.children.map((child): SourceBlock => {
    const start = child.position?.start.offset ?? 0;
    const from = markdown.lastIndexOf("\n", start - 1) + 1;
    const to = child.position?.end.offset ?? start;
    const node = blockNode(child, definitions);
    const held = node.type !== nodes.raw_block && comesBack(node) ? node : rawBlock(markdown.slice(from, to));
    return { node: held, from, to };
  });
  const content = blocks.length === 0 ? [nodes.paragraph.create()] : blocks.map(({ node }) => node);
  return { markdown, doc: nodes.doc.create(null, content), blocks };
}

/**
 * The document as Markdown. A block that was not changed is the source that it was, to the byte: ProseMirror keeps the nodes that an
 * edit does not touch.
 */
export function writeMarkdown(doc: Node, opened: MarkdownDocument): string {
  if (doc.eq(opened.doc)) return opened.markdown;
  const parts = partsOf(doc, opened);
  const first = opened.blocks[0];
  const before = first !== undefined && parts[0]?.place === 0 ? opened.markdown.slice(0, first.from) : "";
  const written = parts.map((part, at) => separator(parts[at - 1], part, opened) + part.markdown);
  return before + written.join("") + ending(parts.at(-1), opened);
}

interface Part {
  markdown: string;
  /** Of the block that it was read from; null where it was written anew. */
  place: number | null;
  first: Node;
  last: Node;
}

function partsOf(doc: Node, { markdown, blocks }: MarkdownDocument): Part[] {
  const places = new Map(blocks.map(({ node }, place) => [node, place]));
  const parts: Part[] = [];
  let changed: Node[] = [];
  const finish = () => {
    const [first, last] = [changed[0], changed.at(-1)];
    const text = blocksToMarkdown(changed);
    changed = [];
    if (first !== undefined && last !== undefined && text !== "")
      parts.push({ markdown: text, place: null, first, last });
  };
  doc.forEach((node) => {
    const place = places.get(node) ?? undone(node, blocks);
    const block = place === null ? undefined : blocks[place];
    const source = block === undefined ? "" : markdown.slice(block.from, block.to);
    // Indented code would become part of what now stands before it.
    const indented = /^[ \t]/.test(source);
    if (block === undefined || place === null || (indented && !follows(parts.at(-1), place, changed))) {
      changed.push(node);
      return;
    }
    finish();
    parts.push({ markdown: source, place, first: node, last: node });
  });
  finish();
  return parts;
}

function follows(before: Part | undefined, place: number, changed: Node[]): boolean {
  return changed.length === 0 && (before === undefined ? place === 0 : before.place === place - 1);
}

/** What was changed and changed back is another node of the same content. */
function undone(node: Node, blocks: SourceBlock[]): number | null {
  const place = blocks.findIndex((block) => block.node.eq(node));
  return place === -1 ? null : place;
}

function separator(before: Part | undefined, part: Part, { markdown, blocks }: MarkdownDocument): string {
  if (before === undefined) return "";
  const neighbours = part.place !== null && before.place === part.place - 1;
  const [left, right] = [before.place, part.place].map((place) =>
    place === null ? undefined : blocks[place],
  );
  if (neighbours && left !== undefined && right !== undefined) return markdown.slice(left.to, right.from);
  // Two lists in a row would become one.
  return isList(before.last) && isList(part.first) && before.last.type === part.first.type
    ? "\n\n<!-- -->\n\n"
    : "\n\n";
}

function ending(last: Part | undefined, { markdown, blocks }: MarkdownDocument): string {
  const end = blocks.at(-1);
  if (last !== undefined && end !== undefined && last.place === blocks.length - 1)
    return markdown.slice(end.to);
  return markdown.endsWith("\n") && last !== undefined ? "\n" : "";
}

function definitionsOf(root: Root): Definitions {
  const definitions = new Map<string, Definition>();
  const visit = (children: readonly Root["children"][number][]) => {
    for (const child of children) {
      // The first one of a label counts.
      if (child.type === "definition" && !definitions.has(child.identifier))
        definitions.set(child.identifier, child);
      if (
        child.type === "blockquote" ||
        child.type === "list" ||
        child.type === "listItem" ||
        child.type === "footnoteDefinition"
      )
        visit(child.children);
    }
  };
  visit(root.children);
  return definitions;
}

function comesBack(node: Node): boolean {
  const children = parseMarkdown(blocksToMarkdown([node])).children;
  const [only] = children;
  if (only === undefined || children.length > 1) return false;
  return blockNode(only, new Map()).eq(node);
}
