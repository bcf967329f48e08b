import type { Blockquote, Root, RootContent } from "mdast";

export interface SplitMessage {
  fresh: Root;
  /** Null where nothing is folded. */
  quoted: Root | null;
}

/** Fewer lines than these take no more room than a line that offers to show them. */
const WORTH_FOLDING = 4;

/** "On Tue, 14 Apr 2026 at 10:12, Rita Moss wrote:", in the languages of common mail programs. Without a date it is a sentence like any other. */
const attribution =
  /^(?:On|Am|Le|El|Il|Em|Op|Den|Dnia|W dniu)\s[\s\S]{0,300}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał)[^\n]{0,100}:$/u;
const aDate = /\b\d{4}\b|\b\d{1,2}:\d{2}\b/;

/**
 * Tells what is new in a message from the history that it quotes at its end. Only lines that are marked as quoted are taken for quoted, and
 * the one that says who wrote them: what stands between or behind quotes is new, and a line that Markdown would count to the quote before
 * it as well. A quote that the text leads up to, a short one without a name over it, and one that is the whole message stay.
 */
export function splitQuoted(tree: Root, markdown: string): SplitMessage {
  const { children } = tree;
  const lines = markdown.split("\n");
  const last = children.findLastIndex((node) => !isQuote(node, lines)) + 1;
  const over = children[last - 1];
  const named = over !== undefined && isAttribution(over, lines);
  const first = named ? last - 1 : last;
  const quotes = children.slice(last);
  const worth = named || (countLines(quotes) >= WORTH_FOLDING && !leadsUp(over, lines));
  const saysMore = children.slice(0, first).some(({ type }) => type !== "definition");
  if (quotes.length === 0 || !worth || !saysMore) return { fresh: tree, quoted: null };
  const definitions = children.slice(0, first).filter(({ type }) => type === "definition");
  return {
    fresh: { type: "root", children: children.slice(0, first) },
    quoted: { type: "root", children: [...definitions, ...children.slice(first)] },
  };
}

/** Every line of it is marked; a callout is no quote. */
function isQuote(node: RootContent, lines: readonly string[]): node is Blockquote {
  if (node.type !== "blockquote") return false;
  const own = linesOf(node, lines);
  return own.every((line) => /^ {0,3}>/.test(line)) && !/^ {0,3}> ?\[!\w+\]/.test(own[0] ?? "");
}

function isAttribution(node: RootContent, lines: readonly string[]): boolean {
  if (node.type !== "paragraph") return false;
  const own = linesOf(node, lines);
  const text = own.join("\n").trim();
  return own.length <= 3 && attribution.test(text) && aDate.test(text);
}

/** "It says:" is followed by what it says, not by history. */
function leadsUp(node: RootContent | undefined, lines: readonly string[]): boolean {
  return node !== undefined && /:\s*$/.test(linesOf(node, lines).at(-1) ?? "");
}

function linesOf({ position }: RootContent, lines: readonly string[]): string[] {
  return position === undefined ? [] : lines.slice(position.start.line - 1, position.end.line);
}

function countLines(nodes: readonly RootContent[]): number {
  return nodes.reduce(
    (count, { position }) =>
      count + (position === undefined ? 0 : position.end.line - position.start.line + 1),
    0,
  );
}
