import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { MarkType } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import {
  insertRule,
  insertTable,
  isHeading,
  isIn,
  toggleCode,
  toggleQuote,
  toHeading,
  toParagraph,
} from "./block-commands.js";
import { isInList, toggleList } from "./list-commands.js";
import { nodes, schema } from "./schema.js";

export type ActionName = keyof typeof actions;

export interface Action {
  label: string;
  /** As prosemirror-keymap has them: Mod is Ctrl, or Command on a Mac. */
  keys?: string;
  run: Command;
  active?: (state: EditorState) => boolean;
}

const { strong, emphasis, strike, code } = schema.marks;

function mark(label: string, type: MarkType, keys: string): Action {
  return { label, keys, run: toggleMark(type), active: hasMark(type) };
}

function hasMark(type: MarkType) {
  return ({ selection: { from, to, empty, $from }, storedMarks, doc }: EditorState): boolean =>
    empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type);
}

/** What the toolbar, the keyboard and the list of shortcuts have in common. */
export const actions = {
  bold: mark("Bold", strong, "Mod-b"),
  italic: mark("Italic", emphasis, "Mod-i"),
  strike: mark("Strikethrough", strike, "Mod-Shift-x"),
  code: mark("Code in the text", code, "Mod-e"),
  paragraph: { label: "Paragraph", keys: "Mod-Alt-0", run: toParagraph, active: isIn(nodes.paragraph) },
  heading2: { label: "Heading", keys: "Mod-Alt-2", run: toHeading(2), active: isHeading(2) },
  heading3: { label: "Smaller heading", keys: "Mod-Alt-3", run: toHeading(3), active: isHeading(3) },
  heading4: { label: "Smallest heading", keys: "Mod-Alt-4", run: toHeading(4), active: isHeading(4) },
  bullets: {
    label: "Bulleted list",
    keys: "Mod-Shift-8",
    run: toggleList("bullet"),
    active: isInList("bullet"),
  },
  numbers: {
    label: "Numbered list",
    keys: "Mod-Shift-7",
    run: toggleList("ordered"),
    active: isInList("ordered"),
  },
  tasks: { label: "Task list", keys: "Mod-Shift-9", run: toggleList("task"), active: isInList("task") },
  quote: { label: "Quote", keys: "Mod-Shift-.", run: toggleQuote, active: isIn(nodes.blockquote) },
  codeBlock: { label: "Code block", keys: "Mod-Alt-c", run: toggleCode, active: isIn(nodes.code_block) },
  table: { label: "Table", keys: "Mod-Alt-t", run: insertTable, active: isIn(nodes.table) },
  rule: { label: "Line across", run: insertRule },
  undo: { label: "Undo", keys: "Mod-z", run: undo },
  redo: { label: "Redo", keys: "Mod-Shift-z", run: redo },
} satisfies Record<string, Action>;
