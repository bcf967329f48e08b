import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, type Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { clipboard } from "./clipboard.js";
import { editorKeys, type PageActs } from "./editor-keys.js";
import { imageView } from "./image-view.js";
import type { MarkdownDocument } from "./markdown-document.js";
import { taskItem } from "./task-item.js";
import { typingRules } from "./typing-rules.js";

export interface ViewOptions {
  opened: MarkdownDocument;
  acts: PageActs;
  onFiles: (files: File[]) => void;
  onState: (state: EditorState, docChanged: boolean) => void;
  /** Of the element that is written in: its name and descriptions. */
  attributes: Record<string, string>;
}

export function createView(
  host: HTMLElement,
  { opened, acts, onFiles, onState, attributes }: ViewOptions,
): EditorView {
  const plugins: Plugin[] = [
    typingRules(),
    ...editorKeys(acts),
    history(),
    dropCursor({ class: "drop-cursor", color: false }),
    gapCursor(),
    clipboard(onFiles),
    tableEditing(),
  ];
  const view: EditorView = new EditorView(host, {
    state: EditorState.create({ doc: opened.doc, plugins }),
    attributes: { role: "textbox", "aria-multiline": "true", class: "prose", ...attributes },
    nodeViews: { list_item: taskItem, image: imageView },
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction);
      view.updateState(state);
      onState(state, transaction.docChanged);
    },
  });
  onState(view.state, false);
  return view;
}
