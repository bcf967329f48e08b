import { Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { openMarkdown, writeMarkdown, type MarkdownDocument } from "./markdown-document.js";

/** Puts the caret at the start of the block that a line of the source belongs to. */
export function selectLine(view: EditorView, opened: MarkdownDocument, line: number): void {
  const markdown = writeMarkdown(view.state.doc, opened);
  const offset = lineStart(markdown, line);
  const { blocks } = openMarkdown(markdown);
  const after = blocks.findIndex(({ to }) => to >= offset);
  const wanted = after === -1 ? blocks.length - 1 : after;
  let number = -1;
  let found = 0;
  view.state.doc.forEach((node, pos) => {
    // Empty paragraphs are not in the source.
    if (node.type.name !== "paragraph" || node.content.size > 0) number += 1;
    if (number === wanted && found === 0) found = pos + 1;
  });
  const { tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(found))).scrollIntoView());
  view.focus();
}

/** Where a line begins, counted from 1. */
export function lineStart(text: string, line: number): number {
  return text
    .split("\n")
    .slice(0, Math.max(line - 1, 0))
    .reduce((offset, { length }) => offset + length + 1, 0);
}
