import { Fragment, Slice } from "prosemirror-model";
import { Plugin, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { blocksToMarkdown } from "./blocks-to-markdown.js";
import { openMarkdown } from "./markdown-document.js";
import { nodes } from "./schema.js";

/** Text on the clipboard is Markdown both ways; files go to `onFiles`. */
export function clipboard(onFiles: (files: File[]) => void): Plugin {
  return new Plugin({
    props: {
      clipboardTextSerializer: ({ content }) =>
        content.firstChild?.isInline === true
          ? blocksToMarkdown([nodes.paragraph.create(null, content)])
          : blocksToMarkdown(content.content),
      clipboardTextParser(text, _context, plain) {
        const markdown = text.replaceAll("\r\n", "\n");
        const content = plain ? lines(markdown) : openMarkdown(markdown).doc.content;
        // Open at its edges, so that a word that is pasted stays in its paragraph.
        const edge = (node: typeof content.firstChild) => (node?.type === nodes.paragraph ? 1 : 0);
        return new Slice(content, edge(content.firstChild), edge(content.lastChild));
      },
      handlePaste(_view, { clipboardData }) {
        // Word processors put a picture of the text beside the text.
        const files = clipboardData?.getData("text/html") ? [] : [...(clipboardData?.files ?? [])];
        if (files.length > 0) onFiles(files);
        return files.length > 0;
      },
      handleDOMEvents: {
        drop(view, event) {
          const files = [...(event.dataTransfer?.files ?? [])];
          if (files.length === 0) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at !== null) moveCaret(view, at.pos);
          onFiles(files);
          return true;
        },
      },
    },
  });
}

function lines(text: string): Fragment {
  return Fragment.from(
    text
      .split(/\n+/)
      .map((line) => nodes.paragraph.create(null, line === "" ? null : nodes.paragraph.schema.text(line))),
  );
}

function moveCaret(view: EditorView, pos: number): void {
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos))));
}
