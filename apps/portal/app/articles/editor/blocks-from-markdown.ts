import type { Blockquote, List, ListItem, RootContent, Table } from "mdast";
import type { Node } from "prosemirror-model";
import { readAlert } from "./alert.js";
import { inlineNodes, type Definitions } from "./inline-from-markdown.js";
import { stringifyMarkdown } from "./markdown-parser.js";
import { nodes, schema } from "./schema.js";

/** One block of the document for one of the Markdown, in whatever depth. */
export function blockNode(block: RootContent, definitions: Definitions): Node {
  switch (block.type) {
    case "paragraph":
      return nodes.paragraph.create(null, inlineNodes(block.children, definitions));
    case "heading":
      return nodes.heading.create({ level: block.depth }, inlineNodes(block.children, definitions));
    case "thematicBreak":
      return nodes.horizontal_rule.create();
    case "blockquote":
      return quoteNode(block, definitions);
    case "list":
      return listNode(block, definitions);
    case "code": {
      const attributes = { language: block.lang ?? "", meta: block.meta ?? "" };
      return nodes.code_block.create(attributes, textOf(block.value));
    }
    case "table":
      return tableNode(block, definitions) ?? rawBlock(stringifyMarkdown([block]));
    case "html":
      return rawBlock(block.value);
    default:
      return rawBlock(stringifyMarkdown([block]));
  }
}

/** Shown as the source that it is. */
export function rawBlock(source: string): Node {
  return nodes.raw_block.create(null, textOf(source));
}

function textOf(text: string): Node | null {
  return text === "" ? null : schema.text(text);
}

function children(blocks: readonly RootContent[], definitions: Definitions): Node[] {
  return blocks.length === 0
    ? [nodes.paragraph.create()]
    : blocks.map((block) => blockNode(block, definitions));
}

function quoteNode(quote: Blockquote, definitions: Definitions): Node {
  const alert = readAlert(quote);
  if (alert === "unusual") return rawBlock(stringifyMarkdown([quote]));
  return alert === null
    ? nodes.blockquote.create(null, children(quote.children, definitions))
    : nodes.callout.create({ kind: alert.kind }, children(alert.content, definitions));
}

function listNode(list: List, definitions: Definitions): Node {
  const items = list.children.map((item) => itemNode(item, definitions));
  const loose = list.spread === true;
  return list.ordered === true
    ? nodes.ordered_list.create({ loose, start: list.start ?? 1 }, items)
    : nodes.bullet_list.create({ loose }, items);
}

function itemNode(item: ListItem, definitions: Definitions): Node {
  const attributes = { loose: item.spread === true, checked: item.checked ?? null };
  return nodes.list_item.create(attributes, children(item.children, definitions));
}

/** Null where a row is longer than the head: readers do not see the rest, and it must not be lost. */
function tableNode({ children: rows, align }: Table, definitions: Definitions): Node | null {
  const columns = rows[0]?.children.length ?? 0;
  if (rows.some((row) => row.children.length > columns)) return null;
  const places = Array.from({ length: columns }, (_, column) => column);
  return nodes.table.create(
    null,
    rows.map((row, number) => {
      const type = number === 0 ? nodes.table_header : nodes.table_cell;
      const cells = places.map((column) => {
        const content = inlineNodes(row.children[column]?.children ?? [], definitions);
        return type.create({ align: align?.[column] ?? null }, nodes.paragraph.create(null, content));
      });
      return nodes.table_row.create(null, cells);
    }),
  );
}
