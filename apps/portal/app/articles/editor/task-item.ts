import type { Node } from "prosemirror-model";
import type { EditorView, NodeView } from "prosemirror-view";

/** An item of a list, with a box to tick where it is a task. */
export function taskItem(node: Node, view: EditorView, position: () => number | undefined): NodeView {
  const item = document.createElement("li");
  const content = document.createElement("div");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.contentEditable = "false";
  box.setAttribute("aria-label", "Done");
  item.append(content);
  let shown = node;

  const show = () => {
    const checked: unknown = shown.attrs["checked"];
    item.classList.toggle("task", checked !== null);
    box.checked = checked === true;
    if (checked === null) box.remove();
    else item.prepend(box);
  };
  box.addEventListener("change", () => {
    const pos = position();
    if (pos !== undefined)
      view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...shown.attrs, checked: box.checked }));
  });
  show();
  return {
    dom: item,
    contentDOM: content,
    update(next) {
      if (next.type !== shown.type) return false;
      shown = next;
      show();
      return true;
    },
    // Ticking is the box's own business until it changes the document.
    stopEvent: ({ target }) => target === box,
    ignoreMutation: ({ target }) => target === box || target === item,
  };
}
