import type { Nodes, RootContent } from "mdast";
import { anchorHeadings, type ArticleHeading } from "./anchor-headings.js";
import { parseMarkdown } from "./parse-markdown.js";

export interface ArticleSection {
  /** In reading order, from 0. */
  number: number;
  /** Null for what stands before the first heading. */
  heading: string | null;
  anchor: string | null;
  /** Plain text, a line a block. */
  text: string;
}

/** Deeper headings belong to the section they stand in. */
const deepestSection = 3;

/** The parts of an article that search finds: one for each heading of depth 2 and 3, with the anchors that its page has. */
export function splitSections(markdown: string): ArticleSection[] {
  const tree = parseMarkdown(markdown);
  const headings = anchorHeadings(tree);
  const parts: { opening: ArticleHeading | null; blocks: RootContent[] }[] = [{ opening: null, blocks: [] }];
  for (const block of tree.children) {
    const heading = block.type === "heading" ? headings.get(block) : undefined;
    if (heading !== undefined && heading.depth <= deepestSection)
      parts.push({ opening: heading, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts
    .map(({ opening, blocks }) => ({
      heading: opening?.text ?? null,
      anchor: opening?.anchor ?? null,
      text: blocks.map(plainText).filter(Boolean).join("\n"),
    }))
    .filter(
      ({ heading, text }, place) => heading !== null || text !== "" || (place === 0 && parts.length === 1),
    )
    .map((part, number) => ({ number, ...part }));
}

/** What somebody would read aloud of a node: blocks on lines of their own, no markup, no addresses. */
function plainText(node: Nodes): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "code":
      return node.value.trim() === "" ? " " : node.value;
    case "break":
      return " ";
    case "image":
      return node.alt ?? "";
    case "html":
      return node.value.replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, " ").trim();
    case "definition":
    case "yaml":
      return "";
    case "blockquote":
    case "list":
    case "listItem":
    case "table":
      return joined(node.children, "\n");
    case "tableRow":
      return joined(node.children, " ");
    default:
      return "children" in node ? joined(node.children, "") : "";
  }
}

function joined(nodes: readonly Nodes[], separator: string): string {
  return nodes
    .map(plainText)
    .filter((text) => text !== "")
    .join(separator);
}
