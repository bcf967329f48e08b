import type { Nodes } from "mdast";

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** What a stretch is replaced by. */
export interface Edit extends Span {
  text: string;
}

/** Where a node of a parsed text stands in it. */
export function spanOf(node: Pick<Nodes, "position">): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error("A parsed node has no place in its text.");
  return { start, end };
}

export function removal(span: Span): Edit {
  return { start: span.start, end: span.end, text: "" };
}

/** The text with its stretches replaced. Of edits that overlap, the outer one holds. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((left, right) => left.start - right.start || right.end - left.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), replacement);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
