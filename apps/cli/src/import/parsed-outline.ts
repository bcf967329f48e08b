import type { Nodes, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Outline } from "./article-outline.js";
import { spanOf, type Span } from "./edits.js";

// Links, images and titles are plain Markdown: to find them without GitHub's extensions takes half the time.
const markdown = unified().use(remarkParse).freeze();

export function parsedOutline(text: string): Outline {
  const tree = markdown.parse(text);
  const [first] = tree.children;
  const outline: Outline = {
    title:
      first?.type === "heading" && first.depth === 1
        ? { ...spanOf(first), text: toString(first).trim() }
        : null,
    links: [],
    references: [],
    definitions: [],
    images: [],
    firstParagraph: firstParagraph(tree),
  };
  walk(tree, (node) => {
    switch (node.type) {
      case "link":
        outline.links.push({ ...spanOf(node), url: node.url, label: labelOf(node) });
        break;
      case "linkReference":
        outline.references.push({ ...spanOf(node), identifier: node.identifier, label: labelOf(node) });
        break;
      case "definition": {
        const { identifier, url } = node;
        outline.definitions.push({ ...spanOf(node), identifier, label: node.label ?? identifier, url });
        break;
      }
      case "image":
        outline.images.push({ ...spanOf(node), url: node.url, alt: node.alt ?? "" });
        break;
      default:
    }
  });
  return outline;
}

function labelOf(node: Extract<Nodes, { type: "link" | "linkReference" }>): Span | null {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first === undefined || last === undefined
    ? null
    : { start: spanOf(first).start, end: spanOf(last).end };
}

function firstParagraph(tree: Root): string {
  const found = tree.children.find(
    (node): node is Extract<RootContent, { type: "paragraph" }> =>
      node.type === "paragraph" && !toString(node).startsWith("|"),
  );
  return found === undefined ? "" : toString(found).replace(/\s+/g, " ").trim();
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}
