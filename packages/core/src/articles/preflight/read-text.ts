import type { Definition, Nodes, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { anchorHeadings } from "../markdown/anchor-headings.js";
import { parseMarkdown } from "../markdown/parse-markdown.js";

export interface TextHeading {
  line: number;
  /** As it was written: 1 is a title. */
  depth: number;
  text: string;
}

export interface TextLink {
  line: number;
  url: string;
}

export interface TextImage extends TextLink {
  alt: string;
  title: string | null;
}

/** What a text has that can be wrong, in reading order. */
export interface ReadText {
  headings: TextHeading[];
  anchors: ReadonlySet<string>;
  links: TextLink[];
  images: TextImage[];
}

/** Reads Markdown, and the links and images of the HTML in it. */
export function readText(body: string): ReadText {
  const tree = parseMarkdown(body);
  const text: Omit<ReadText, "anchors"> = { headings: [], links: [], images: [] };
  const definitions = definitionsOf(tree);
  visit(tree, (node) => readNode(node, definitions, text));
  // After the depths were read: it changes them.
  const anchors = new Set([...anchorHeadings(tree).values()].map(({ anchor }) => anchor));
  return { ...text, anchors };
}

/** The anchors that the page of a text has. */
export function anchorsOf(body: string): ReadonlySet<string> {
  return new Set([...anchorHeadings(parseMarkdown(body)).values()].map(({ anchor }) => anchor));
}

/** The first of a name holds, as in Markdown. */
function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

function readNode(
  node: Nodes,
  definitions: ReadonlyMap<string, Definition>,
  { headings, links, images }: Omit<ReadText, "anchors">,
): void {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case "heading":
      headings.push({ line, depth: node.depth, text: toString(node).trim() });
      break;
    case "link":
      links.push({ line, url: node.url });
      break;
    case "image":
      images.push({ line, url: node.url, alt: node.alt ?? "", title: node.title ?? null });
      break;
    case "linkReference":
    case "imageReference": {
      const target = definitions.get(node.identifier);
      if (target === undefined) break;
      const { url, title } = target;
      if (node.type === "linkReference") links.push({ line, url });
      else images.push({ line, url, alt: node.alt ?? "", title: title ?? null });
      break;
    }
    case "html":
      readHtml(node.value, line, links, images);
      break;
  }
}

const tag = /<(a|img)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;

function readHtml(html: string, firstLine: number, links: TextLink[], images: TextImage[]): void {
  for (const { 1: name = "", 2: attributes = "", index } of html.matchAll(tag)) {
    const line = firstLine + html.slice(0, index).split("\n").length - 1;
    const url = attributeOf(attributes, name.toLowerCase() === "a" ? "href" : "src");
    if (url === null) continue;
    const [alt, title] = [attributeOf(attributes, "alt"), attributeOf(attributes, "title")];
    if (name.toLowerCase() === "a") links.push({ line, url });
    else images.push({ line, url, alt: alt ?? "", title });
  }
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes,
  );
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? "");
}
