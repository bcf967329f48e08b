import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import type { NodeType } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { nodes } from "./schema.js";

export const splitItem: Command = splitListItem(nodes.list_item);
export const sinkItem: Command = sinkListItem(nodes.list_item);
export const liftItem: Command = liftListItem(nodes.list_item);

export type ListKind = "bullet" | "ordered" | "task";

/** Into a list of this kind; out of it where it is one already. */
export function toggleList(kind: ListKind): Command {
  return (state, dispatch) => {
    const around = enclosingList(state);
    if (around === null) return wrapInto(kind, state, dispatch);
    if (around.kind === kind) return liftItem(state, dispatch);
    if (dispatch) {
      const tr = state.tr;
      const list = state.doc.nodeAt(around.pos);
      tr.setNodeMarkup(around.pos, listType(kind), { loose: list?.attrs["loose"] === true });
      list?.forEach((item, offset) =>
        tr.setNodeMarkup(around.pos + 1 + offset, null, {
          ...item.attrs,
          checked: kind === "task" ? false : null,
        }),
      );
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

export function isInList(kind: ListKind) {
  return (state: EditorState): boolean => enclosingList(state)?.kind === kind;
}

function listType(kind: ListKind): NodeType {
  return kind === "ordered" ? nodes.ordered_list : nodes.bullet_list;
}

function wrapInto(kind: ListKind, state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  if (kind !== "task") return wrapInList(listType(kind))(state, dispatch);
  return wrapInList(nodes.bullet_list)(
    state,
    dispatch &&
      ((tr) => {
        const { from, to } = tr.selection;
        tr.doc.nodesBetween(from, to, (node, pos) => {
          if (node.type === nodes.list_item) tr.setNodeMarkup(pos, null, { ...node.attrs, checked: false });
        });
        dispatch(tr);
      }),
  );
}

/** The innermost list around the selection. */
function enclosingList({ selection: { $from } }: EditorState): { pos: number; kind: ListKind } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === nodes.ordered_list) return { pos: $from.before(depth), kind: "ordered" };
    if (node.type === nodes.bullet_list) {
      const task = $from.node(depth + 1).attrs["checked"] !== null;
      return { pos: $from.before(depth), kind: task ? "task" : "bullet" };
    }
  }
  return null;
}
