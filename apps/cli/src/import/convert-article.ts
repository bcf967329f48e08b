import type { Nodes, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { LinkTarget } from "./article-links.js";
import { applyEdits, removal, spanOf, type Edit } from "./edits.js";
import { plainFromDocfx } from "./docfx.js";
import { parseMdx } from "./mdx.js";
import type { Source, SourceFault } from "./read-source.js";

/** An article as it goes into the product. */
export interface ConvertedArticle {
  ok: true;
  title: string;
  summary: string;
  body: string;
  links: { rewritten: number; unresolved: number };
  imageIds: string[];
}

/** What a conversion asks of the import that it is part of. */
export interface Conversion {
  root: string;
  /** From the root, with forward slashes. */
  path: string;
  /** Absolute. */
  file: string;
  resolveLink: (href: string, from: string) => LinkTarget;
  /** Takes an image along; null where it cannot be, which is reported by whoever takes it. */
  takeImage: (src: string, from: string) => Promise<{ id: string; href: string } | null>;
}

// Links, images and titles are plain Markdown: to find them without GitHub's extensions takes half the time.
const markdown = unified().use(remarkParse).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", rule: "-", fences: true, resourceLink: true })
  .freeze();

const longestTitle = 300;
const longestSummary = 320;

/** Makes an article of a file. The author's own Markdown is kept to the letter, save for links, images and what is no Markdown. */
export async function convertArticle(
  source: Source,
  conversion: Conversion,
): Promise<ConvertedArticle | SourceFault> {
  const text = await asMarkdown(source, conversion);
  if (typeof text !== "string") return text;
  const tree = markdown.parse(text);
  const [first] = tree.children;
  const ownTitle = first?.type === "heading" && first.depth === 1 ? first : null;
  const title =
    (ownTitle === null ? "" : toString(ownTitle).trim()) || source.matter.title || nameOf(conversion.path);
  const edits: Edit[] = ownTitle === null ? [] : [removal(spanOf(ownTitle))];
  const links = editLinks(tree, text, conversion, edits);
  const imageIds = await editImages(tree, conversion, edits);
  const body = applyEdits(text, edits).trim();
  if (body === "") return { ok: false, line: null, reason: "has no text" };
  return {
    ok: true,
    title: cut(title, longestTitle),
    summary: cut(source.matter.summary ?? source.matter.description ?? firstParagraph(tree), longestSummary),
    body,
    links,
    imageIds,
  };
}

async function asMarkdown(source: Source, { path, file, root }: Conversion): Promise<string | SourceFault> {
  if (!path.toLowerCase().endsWith(".mdx")) return plainFromDocfx(source.body, file, root);
  const parsed = parseMdx(source.body);
  if (!parsed.ok) return { ...parsed, line: parsed.line === null ? null : parsed.line + source.linesBefore };
  return writer.stringify(parsed.tree);
}

/** Links to files become links to articles; those that lead nowhere become their text. */
function editLinks(
  tree: Root,
  text: string,
  { path, resolveLink }: Conversion,
  edits: Edit[],
): ConvertedArticle["links"] {
  const links = { rewritten: 0, unresolved: 0 };
  const lost = new Set<string>();
  walk(tree, (node) => {
    if (node.type !== "definition") return;
    const target = resolveLink(node.url, path);
    if (target.kind === "unresolved") {
      lost.add(node.identifier);
      edits.push(removal(spanOf(node)));
    } else if (target.href !== node.url)
      edits.push({ ...spanOf(node), text: `[${node.label ?? node.identifier}]: <${target.href}>` });
  });
  walk(tree, (node) => {
    if (node.type === "linkReference" && lost.has(node.identifier)) {
      links.unresolved += 1;
      edits.push(...unwrap(node));
    }
    if (node.type !== "link") return;
    const target = resolveLink(node.url, path);
    if (target.kind === "article") links.rewritten += 1;
    if (target.kind === "unresolved") {
      links.unresolved += 1;
      edits.push(...unwrap(node));
    } else if (target.href !== node.url) {
      const { start, end } = spanOf(node);
      const label = node.children.at(-1);
      const from = label === undefined ? start + 1 : spanOf(label).end;
      // Bare addresses have no label to keep.
      if (text[start] === "[") edits.push({ start: from, end, text: `](${target.href})` });
    }
  });
  return links;
}

/** Takes the brackets and the address away and leaves what stands between. */
function unwrap(node: Extract<Nodes, { type: "link" | "linkReference" }>): Edit[] {
  const { start, end } = spanOf(node);
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first === undefined || last === undefined) return [removal({ start, end })];
  return [removal({ start, end: spanOf(first).start }), removal({ start: spanOf(last).end, end })];
}

/** Images of the folder are taken along; those of other sites become links, as readers' browsers ask nobody else for anything. */
async function editImages(tree: Root, { path, takeImage }: Conversion, edits: Edit[]): Promise<string[]> {
  const images: Extract<Nodes, { type: "image" }>[] = [];
  walk(tree, (node) => {
    if (node.type === "image") images.push(node);
  });
  const ids: string[] = [];
  for (const { url, alt, ...node } of images) {
    const words = (alt ?? "").replace(/[[\]\n]/g, " ").trim();
    if (/^(https?:)?\/\//i.test(url)) {
      edits.push({ ...spanOf(node), text: `[${words || "Picture"}](<${url}>)` });
      continue;
    }
    const taken = await takeImage(url, path);
    if (taken !== null) ids.push(taken.id);
    edits.push({ ...spanOf(node), text: taken === null ? words : `![${words}](${taken.href})` });
  }
  return ids;
}

function firstParagraph(tree: Root): string {
  const found = tree.children.find(
    (node): node is Extract<RootContent, { type: "paragraph" }> =>
      node.type === "paragraph" && !toString(node).startsWith("|"),
  );
  return found === undefined ? "" : toString(found).replace(/\s+/g, " ").trim();
}

function nameOf(path: string): string {
  const parts = path.replace(/\.[a-z]+$/i, "").split("/");
  const name = parts.at(-1)?.toLowerCase() === "index" ? (parts.at(-2) ?? "index") : (parts.at(-1) ?? path);
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cut(text: string, longest: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\s+\S*$/, "")}…`;
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}
