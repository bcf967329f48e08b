import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { NodeSelection, Selection } from "prosemirror-state";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { insertImage, insertLink } from "./block-commands.js";
import { createView } from "./create-view.js";
import { ImageDialog } from "./image-dialog.js";
import { LinkDialog } from "./link-dialog.js";
import { linkAt, putLink, removeLink } from "./link-commands.js";
import { writeMarkdown, type MarkdownDocument } from "./markdown-document.js";
import { PlaceBar } from "./place-bar.js";
import { selectLine } from "./select-line.js";
import { nodes } from "./schema.js";
import { ShortcutList } from "./shortcut-list.js";
import { Toolbar } from "./toolbar.js";
import { UploadDialog, type Insertion } from "./upload-dialog.js";
import { usePickedFiles } from "./use-picked-files.js";

interface RichTextProps {
  opened: MarkdownDocument;
  body: string;
  onBody: (body: string) => void;
  attributes: Record<string, string>;
  /** A line of the source to go to. */
  line: { number: number } | null;
  /** Somebody was typing when it came: the caret goes to the end. */
  typing: boolean;
}

type Asking = "link" | "shortcuts" | "image" | null;

/** The text as readers will nearly see it, with its toolbar and the dialogs that belong to it. */
export function RichText({ opened, body, onBody, attributes, line, typing }: RichTextProps) {
  const host = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<{ view: EditorView; state: EditorState } | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const files = usePickedFiles();
  const latest = useRef({ onBody, take: files.take });
  useEffect(() => {
    latest.current = { onBody, take: files.take };
  });
  // Before anything else happens: what is typed after the plain box went and before this one has the focus would be lost.
  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const view = createView(host.current, {
      ...{ opened, attributes },
      acts: {
        link: () => setAsking("link"),
        shortcuts: () => setAsking("shortcuts"),
        // It hands the focus on to the button that had it last.
        toolbar: () => toolbar.current?.focus(),
      },
      onFiles: (given) => latest.current.take(given),
      onState(state, docChanged) {
        setEditor((present) => (present === null ? null : { ...present, state }));
        if (docChanged) latest.current.onBody(writeMarkdown(state.doc, opened));
      },
    });
    if (typing) {
      view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
      view.focus();
    }
    setEditor({ view, state: view.state });
    return () => view.destroy();
  }, [opened, attributes, typing]);
  const view = editor?.view ?? null;
  useEffect(() => {
    if (view !== null && line !== null) selectLine(view, opened, line.number);
  }, [view, opened, line]);

  const insert = (insertion: Insertion) => {
    if (view === null) return;
    const command =
      insertion.kind === "image"
        ? insertImage({ src: insertion.src, alt: insertion.alt })
        : insertLink({ href: insertion.href, text: insertion.text });
    command(view.state, view.dispatch);
    files.done();
  };
  return (
    <>
      {editor !== null && (
        <div className="sticky top-0 z-10 rounded-t-box bg-sheet">
          <Toolbar
            ref={toolbar}
            {...editor}
            onLink={() => setAsking("link")}
            onUpload={files.pick}
            onShortcuts={() => setAsking("shortcuts")}
          />
          <PlaceBar {...editor} onImage={() => setAsking("image")} />
        </div>
      )}
      <div ref={host} className="writing" />
      {files.input}
      {files.current !== null && (
        <UploadDialog
          key={files.number}
          file={files.current}
          waiting={files.waiting}
          onInsert={insert}
          onCancel={files.done}
          onClosed={() => view?.focus()}
        />
      )}
      {editor !== null && asking !== null && (
        <Question {...editor} asking={asking} body={body} onDone={() => setAsking(null)} />
      )}
    </>
  );
}

interface QuestionProps {
  view: EditorView;
  state: EditorState;
  asking: "link" | "shortcuts" | "image";
  body: string;
  onDone: () => void;
}

function Question({ view, state, asking, body, onDone }: QuestionProps) {
  const focus = () => view.focus();
  if (asking === "shortcuts") return <ShortcutList open onOpenChange={onDone} onClosed={focus} />;
  if (asking === "link") {
    const present = linkAt(state);
    return (
      <LinkDialog
        href={String(present?.mark.attrs["href"] ?? "")}
        body={body}
        onLink={(link) => {
          putLink(link)(view.state, view.dispatch);
          onDone();
        }}
        onRemove={
          present === null
            ? null
            : () => {
                removeLink(view.state, view.dispatch);
                onDone();
              }
        }
        onCancel={onDone}
        onClosed={focus}
      />
    );
  }
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type !== nodes.image) return null;
  const { from, node } = selection;
  return (
    <ImageDialog
      alt={String(node.attrs["alt"])}
      onSave={(alt) => {
        view.dispatch(view.state.tr.setNodeMarkup(from, null, { ...node.attrs, alt }));
        onDone();
      }}
      onCancel={onDone}
      onClosed={focus}
    />
  );
}
