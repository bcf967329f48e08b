import type { Break, Html, PhrasingContent } from "mdast";
import type { Mark, Node } from "prosemirror-model";

/** A leaf of the text with the marks that are still to be put around it. */
interface Piece {
  node: PhrasingContent;
  marks: readonly Mark[];
}

interface Place {
  /** Headings and cells are one line of source. */
  oneLine: boolean;
}

export function phrasing(block: Node, place: Place): PhrasingContent[] {
  const pieces: Piece[] = [];
  block.forEach((node) => pieces.push({ node: leaf(node, place), marks: node.marks.filter(isAround) }));
  return trimmed(merged(nested(pieces)));
}

function leaf(node: Node, { oneLine }: Place): PhrasingContent {
  switch (node.type.name) {
    case "image":
      return {
        type: "image",
        url: String(node.attrs["src"]),
        alt: String(node.attrs["alt"]),
        title: node.attrs["title"],
      };
    case "hard_break":
      return lineBreak(node.attrs["html"], oneLine);
    case "soft_break":
      return { type: "text", value: oneLine ? " " : "\n" };
    case "raw_inline":
      return { type: "html", value: String(node.attrs["source"]) };
    default: {
      const value = node.text ?? "";
      return node.marks.some(({ type }) => type.name === "code")
        ? { type: "inlineCode", value }
        : { type: "text", value };
    }
  }
}

function lineBreak(html: string | null, oneLine: boolean): Break | Html {
  if (html === null && !oneLine) return { type: "break" };
  return { type: "html", value: html ?? "<br>" };
}

/** Code is a leaf in Markdown; all else stands around something. */
function isAround({ type }: Mark): boolean {
  return type.name !== "code";
}

/** Marks as elements: the one that reaches furthest is the outermost. */
function nested(pieces: readonly Piece[]): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const { mark, end } = furthest(pieces, at, piece.marks);
    if (mark === null) content.push(piece.node);
    else {
      const inner = pieces
        .slice(at, end)
        .map(({ node, marks }) => ({ node, marks: marks.filter((each) => !each.eq(mark)) }));
      content.push(...around(mark, nested(inner)));
    }
    at = end;
  }
  return content;
}

function furthest(pieces: readonly Piece[], at: number, marks: readonly Mark[]) {
  let best: { mark: Mark | null; end: number } = { mark: null, end: at + 1 };
  for (const mark of marks) {
    let end = at;
    while (pieces[end]?.marks.some((other) => other.eq(mark)) === true) end += 1;
    if (best.mark === null || end > best.end) best = { mark, end };
  }
  return best;
}

function around(mark: Mark, inner: PhrasingContent[]): PhrasingContent[] {
  switch (mark.type.name) {
    case "link": {
      const children = inner.filter((node) => node.type !== "link");
      return [{ type: "link", url: String(mark.attrs["href"]), title: mark.attrs["title"], children }];
    }
    case "emphasis":
      return withoutSpace(inner, (children) => ({ type: "emphasis", children }));
    case "strong":
      return withoutSpace(inner, (children) => ({ type: "strong", children }));
    default:
      return withoutSpace(inner, (children) => ({ type: "delete", children }));
  }
}

/** `** so**` is not bold: space at the edges goes outside. */
function withoutSpace(
  inner: PhrasingContent[],
  wrap: (children: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
  const content = merged(inner);
  const before = edge(content.at(0), /^\s+/);
  const opened = without(content, 0, before);
  const after = edge(opened.at(-1), /\s+$/);
  const children = without(opened, opened.length - 1, after);
  return [...text(before), ...(children.length === 0 ? [] : [wrap(children)]), ...text(after)];
}

function edge(node: PhrasingContent | undefined, space: RegExp): string {
  return node?.type === "text" ? (space.exec(node.value)?.[0] ?? "") : "";
}

function without(content: PhrasingContent[], at: number, space: string): PhrasingContent[] {
  return content.flatMap((node, number) => {
    if (number !== at || node.type !== "text" || space === "") return [node];
    return text(
      at === 0 && node.value.startsWith(space)
        ? node.value.slice(space.length)
        : node.value.slice(0, -space.length),
    );
  });
}

function text(value: string): PhrasingContent[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function merged(content: PhrasingContent[]): PhrasingContent[] {
  return content.reduce<PhrasingContent[]>((done, node) => {
    const last = done.at(-1);
    return last?.type === "text" && node.type === "text"
      ? [...done.slice(0, -1), { type: "text", value: last.value + node.value }]
      : [...done, node];
  }, []);
}

/** Space and line ends at the edges of a block mean nothing. */
function trimmed(content: PhrasingContent[]): PhrasingContent[] {
  let rest = content;
  for (;;) {
    const first = rest.at(0);
    const space = edge(first, /^[ \t\n]+/);
    if (space === "") break;
    rest = without(rest, 0, space);
  }
  for (;;) {
    const last = rest.at(-1);
    const space = edge(last, /[ \t\n]+$/);
    if (space !== "") {
      const at = rest.length - 1;
      rest = [...rest.slice(0, at), ...text(last?.type === "text" ? last.value.slice(0, -space.length) : "")];
    } else if (last?.type === "break") rest = rest.slice(0, -1);
    else return rest;
  }
}
