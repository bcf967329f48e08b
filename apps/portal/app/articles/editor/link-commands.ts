import type { Mark } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { insertLink } from "./block-commands.js";
import { schema } from "./schema.js";

const { link } = schema.marks;

export interface LinkRange {
  mark: Mark;
  from: number;
  to: number;
}

/** The link that the caret stands in or that the selection begins in. */
export function linkAt({ selection: { $from, empty } }: EditorState): LinkRange | null {
  const near = empty ? [$from.nodeBefore, $from.nodeAfter] : [$from.nodeAfter];
  const mark = near.map((node) => node?.marks.find(({ type }) => type === link)).find(Boolean);
  if (mark === undefined) return null;
  const { parent } = $from;
  let from = $from.start();
  let to = from;
  let found: LinkRange | null = null;
  parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    if (!mark.isInSet(child.marks)) {
      from = start + child.nodeSize;
      return;
    }
    to = start + child.nodeSize;
    if (from <= $from.pos && $from.pos <= to) found = { mark, from, to };
  });
  return found;
}

/** Links what is selected, changes the link there, or writes a new one with its text. */
export function putLink({ href, text }: { href: string; text: string }): Command {
  return (state, dispatch) => {
    const present = linkAt(state);
    const { from, to, empty } = state.selection;
    const range = present ?? (empty ? null : { from, to });
    if (range === null) return insertLink({ href, text })(state, dispatch);
    const title: unknown = present?.mark.attrs["title"] ?? null;
    dispatch?.(
      state.tr
        .removeMark(range.from, range.to, link)
        .addMark(range.from, range.to, link.create({ href, title }))
        .scrollIntoView(),
    );
    return true;
  };
}

export const removeLink: Command = (state, dispatch) => {
  const present = linkAt(state);
  if (present === null) return false;
  dispatch?.(state.tr.removeMark(present.from, present.to, link));
  return true;
};
