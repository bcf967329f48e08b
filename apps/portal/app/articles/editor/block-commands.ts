import { lift, setBlockType, wrapIn } from "prosemirror-commands";
import { Fragment, type Node, type NodeType } from "prosemirror-model";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";
import { nodes, schema } from "./schema.js";

export interface Enclosing {
  node: Node;
  pos: number;
}

/** The innermost block of a type around the selection. */
export function enclosing({ selection: { $from } }: EditorState, type: NodeType): Enclosing | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type === type) return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}

export function isIn(type: NodeType) {
  return (state: EditorState): boolean => enclosing(state, type) !== null;
}

export function isHeading(level: number) {
  return (state: EditorState): boolean =>
    state.selection.$from.parent.type === nodes.heading &&
    state.selection.$from.parent.attrs["level"] === level;
}

/** Cells hold a line of text, so that blocks cannot be made in them. */
function outsideTables(command: Command): Command {
  return (state, dispatch, view) => !isInTable(state) && command(state, dispatch, view);
}

export const toParagraph: Command = outsideTables(setBlockType(nodes.paragraph));

export function toHeading(level: number): Command {
  const set = outsideTables(setBlockType(nodes.heading, { level }));
  return (state, dispatch) => (isHeading(level)(state) ? toParagraph(state, dispatch) : set(state, dispatch));
}

export const toggleCode: Command = outsideTables((state, dispatch) =>
  isIn(nodes.code_block)(state)
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : setBlockType(nodes.code_block)(state, dispatch),
);

export const toggleQuote: Command = outsideTables((state, dispatch) =>
  isIn(nodes.blockquote)(state) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch),
);

/** Into a callout of this kind; a callout of another kind becomes one of this. */
export function toCallout(kind: string): Command {
  return outsideTables((state, dispatch) => {
    const around = enclosing(state, nodes.callout);
    if (around === null) return wrapIn(nodes.callout, { kind })(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.pos, null, { kind }));
    return true;
  });
}

export const leaveCallout: Command = (state, dispatch) => {
  const around = enclosing(state, nodes.callout);
  if (around === null) return false;
  const { pos, node } = around;
  dispatch?.(state.tr.replaceWith(pos, pos + node.nodeSize, node.content).scrollIntoView());
  return true;
};

export const insertRule: Command = outsideTables((state, dispatch) => {
  const after = Fragment.from([nodes.horizontal_rule.create(), nodes.paragraph.create()]);
  return insertBlocks(after, 2)(state, dispatch);
});

/** Three columns, a head and two rows. */
export const insertTable: Command = outsideTables((state, dispatch) => {
  const row = (type: NodeType) =>
    nodes.table_row.create(
      null,
      [1, 2, 3].map(() => type.create(null, nodes.paragraph.create())),
    );
  const rows = [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)];
  return insertBlocks(Fragment.from(nodes.table.create(null, rows)), 4)(state, dispatch);
});

/** After the block that the selection stands in, or in the place of an empty one; the caret goes `into` what was put in. */
function insertBlocks(blocks: Fragment, into: number): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.isTextblock || $from.depth === 0) return false;
    const empty = $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
    const [from, to] = empty ? [$from.before(), $from.after()] : [$from.after(), $from.after()];
    const container = $from.node(-1);
    if (!container.type.contentMatch.matchFragment(blocks)) return false;
    if (dispatch) {
      const tr = state.tr.replaceWith(from, to, blocks);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from + into))).scrollIntoView());
    }
    return true;
  };
}

export const insertBreak: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type.spec.code === true) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** A word of code's language, of the block that the selection stands in. */
export function setLanguage(language: string): Command {
  return (state, dispatch) => {
    const block = enclosing(state, nodes.code_block);
    if (block === null) return false;
    dispatch?.(state.tr.setNodeMarkup(block.pos, null, { ...block.node.attrs, language }));
    return true;
  };
}

export function insertImage(image: { src: string; alt: string }): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.image.create(image), false).scrollIntoView());
    return true;
  };
}

export function insertLink({ href, text }: { href: string; text: string }): Command {
  return (state, dispatch) => {
    const link = schema.marks.link.create({ href });
    dispatch?.(state.tr.replaceSelectionWith(schema.text(text, [link]), false).scrollIntoView());
    return true;
  };
}

/** A new paragraph after the table, quote, list or code that the selection stands in. */
export const writeBelow: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  if (dispatch) {
    const after = $from.after(1);
    const tr = state.tr.insert(after, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView());
  }
  return true;
};
