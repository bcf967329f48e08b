import type { Heading, Html, Nodes, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";

type Component = MdxJsxFlowElement | MdxJsxTextElement;

export type ParsedMdx = { ok: true; tree: Root } | { ok: false; line: number | null; reason: string };

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

const callouts: ReadonlyMap<string, string> = new Map([
  ["callout", "NOTE"],
  ["note", "NOTE"],
  ["info", "NOTE"],
  ["check", "NOTE"],
  ["tip", "TIP"],
  ["warning", "WARNING"],
  ["danger", "CAUTION"],
  ["caution", "CAUTION"],
]);
/** Components whose title heads what is in them. */
const headed = new Set([
  "tab",
  "accordion",
  "step",
  "card",
  "update",
  "expandable",
  "param",
  "paramfield",
  "responsefield",
]);
/** HTML that Markdown allows too, and that the sanitiser of articles lets through. */
const keptHtml = new Set(["br", "kbd", "sub", "sup", "details", "summary"]);

/**
 * Parses MDX and turns its components into Markdown: callouts into alerts, tabs, accordions and steps into headings with their content, all
 * others into what is in them. Imports, exports and expressions go.
 */
export function parseMdx(text: string): ParsedMdx {
  try {
    const tree = parser.parse(text);
    return { ok: true, tree: { type: "root", children: flowOf(tree.children, 1) } };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const line =
      cause instanceof Error && "line" in cause && typeof cause.line === "number" ? cause.line : null;
    return { ok: false, line, reason: `its MDX does not parse: ${reason}` };
  }
}

/** Block content without components. `depth`: of the heading that it stands under. */
function flowOf(nodes: readonly RootContent[], depth: number): RootContent[] {
  let under = depth;
  return nodes.flatMap((node) => {
    if (node.type === "heading") under = node.depth;
    return blockOf(node, under);
  });
}

function blockOf(node: RootContent, depth: number): RootContent[] {
  switch (node.type) {
    case "mdxjsEsm":
    case "mdxFlowExpression":
      return [];
    case "mdxJsxFlowElement":
      return componentAsBlocks(node, depth);
    case "paragraph":
      return paragraphOf(node);
    case "heading":
      return [{ ...node, children: phrasingOf(node.children) }];
    case "blockquote":
    case "footnoteDefinition":
      return [{ ...node, children: blocksOnly(flowOf(node.children, depth)) }];
    case "list":
      return [
        {
          ...node,
          children: node.children.map((item) => ({
            ...item,
            children: blocksOnly(flowOf(item.children, depth)),
          })),
        },
      ];
    case "table":
      return [
        {
          ...node,
          children: node.children.map((row) => ({
            ...row,
            children: row.children.map((cell) => ({ ...cell, children: phrasingOf(cell.children) })),
          })),
        },
      ];
    default:
      return [node];
  }
}

function componentAsBlocks(component: MdxJsxFlowElement, depth: number): RootContent[] {
  const name = (component.name ?? "").toLowerCase();
  const content = (under: number): RootContent[] => flowOf(component.children, under);
  const code = attributeOf(component, "code") ?? attributeOf(component, "children");
  const alert = callouts.get(name);
  if (alert !== undefined) {
    const marker: Paragraph = { type: "paragraph", children: [{ type: "html", value: `[!${alert}]` }] };
    return [{ type: "blockquote", children: [marker, ...blocksOnly(content(depth))] }];
  }
  if (name === "img") return imageOf(component);
  if (headed.has(name)) {
    const title =
      attributeOf(component, "title") ?? attributeOf(component, "label") ?? attributeOf(component, "name");
    const below = Math.min(depth + 1, 6);
    return title === null ? content(depth) : [headingOf(title, below), ...content(below)];
  }
  if (component.children.length === 0 && code !== null)
    return [{ type: "code", lang: attributeOf(component, "language"), value: code }];
  return content(depth);
}

function paragraphOf(paragraph: Paragraph): RootContent[] {
  const children = phrasingOf(paragraph.children);
  return children.every((child) => child.type === "text" && child.value.trim() === "")
    ? []
    : [{ ...paragraph, children }];
}

function phrasingOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case "mdxTextExpression": {
        // A literal text in braces is text: {"a"}; anything else would have to be run.
        const literal = /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(node.value);
        return literal?.[2] === undefined ? [] : [{ type: "text", value: literal[2] }];
      }
      case "mdxJsxTextElement":
        return componentAsPhrasing(node);
      case "emphasis":
      case "strong":
      case "delete":
      case "link":
      case "linkReference":
        return [{ ...node, children: phrasingOf(node.children) }];
      default:
        return [node];
    }
  });
}

function componentAsPhrasing(component: MdxJsxTextElement): PhrasingContent[] {
  const name = (component.name ?? "").toLowerCase();
  const children = phrasingOf(component.children);
  if (name === "img")
    return imageOf(component).flatMap((block) => (block.type === "paragraph" ? block.children : []));
  if (name === "br") return [{ type: "break" }];
  if (name === "code") return [{ type: "inlineCode", value: plain(children) }];
  if (name === "b" || name === "strong") return [{ type: "strong", children }];
  if (name === "i" || name === "em") return [{ type: "emphasis", children }];
  const href = attributeOf(component, "href");
  if (href !== null && children.length > 0) return [{ type: "link", url: href, children }];
  return keptHtml.has(name) ? [html(`<${name}>`), ...children, html(`</${name}>`)] : children;
}

function imageOf(component: Component): RootContent[] {
  const url = attributeOf(component, "src");
  if (url === null) return [];
  return [
    { type: "paragraph", children: [{ type: "image", url, alt: attributeOf(component, "alt") ?? "" }] },
  ];
}

/** A text attribute: `title="x"`, or a literal in braces; null where it is missing or would have to be run. */
function attributeOf(component: Component, name: string): string | null {
  const attribute = component.attributes.find(
    (each) => each.type === "mdxJsxAttribute" && each.name === name,
  );
  if (attribute === undefined || attribute.value == null) return null;
  if (typeof attribute.value === "string") return attribute.value;
  const literal = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(attribute.value.value)?.[2];
  return literal === undefined || literal.includes("${") ? null : literal;
}

function headingOf(title: string, depth: number): Heading {
  const children: PhrasingContent[] = [{ type: "text", value: title }];
  switch (depth) {
    case 3:
      return { type: "heading", depth: 3, children };
    case 4:
      return { type: "heading", depth: 4, children };
    case 5:
      return { type: "heading", depth: 5, children };
    case 6:
      return { type: "heading", depth: 6, children };
    default:
      return { type: "heading", depth: 2, children };
  }
}

function html(value: string): Html {
  return { type: "html", value };
}

function plain(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? plain(node.children) : ""))
    .join("");
}

type Block = Extract<
  RootContent,
  {
    type:
      | "paragraph"
      | "blockquote"
      | "code"
      | "heading"
      | "html"
      | "list"
      | "table"
      | "thematicBreak"
      | "definition";
  }
>;

/** What may stand in a quotation or a list item. */
function blocksOnly(nodes: readonly RootContent[]): Block[] {
  return nodes.filter((node): node is Block =>
    [
      "paragraph",
      "blockquote",
      "code",
      "heading",
      "html",
      "list",
      "table",
      "thematicBreak",
      "definition",
    ].includes(node.type),
  );
}
