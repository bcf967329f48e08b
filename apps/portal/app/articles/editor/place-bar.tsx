import { NodeSelection, type Command, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { Toolbar as Radix } from "radix-ui";
import { useId } from "react";
import { enclosing, setLanguage } from "./block-commands.js";
import { languages } from "./languages.js";
import { nodes } from "./schema.js";
import { tableCommands } from "./table-commands.js";
import { ToolButton } from "./tool-button.js";

interface PlaceBarProps {
  view: EditorView;
  state: EditorState;
  onImage: () => void;
}

/** What can be done with the thing that the caret stands in. */
export function PlaceBar({ view, state, onImage }: PlaceBarProps) {
  const code = enclosing(state, nodes.code_block);
  if (code !== null) return <CodeLanguage view={view} language={String(code.node.attrs["language"])} />;
  if (enclosing(state, nodes.table) !== null) return <TableBar view={view} state={state} />;
  if (enclosing(state, nodes.raw_block) !== null) return <SourceHint />;
  const { selection } = state;
  if (!(selection instanceof NodeSelection)) return null;
  if (selection.node.type === nodes.raw_inline) return <SourceHint />;
  if (selection.node.type !== nodes.image) return null;
  return (
    <Radix.Root aria-label="Picture" className={look}>
      <ToolButton label="Describe the picture" onClick={onImage}>
        Describe the picture
      </ToolButton>
      <span className="text-label text-ink-soft">
        {selection.node.attrs["alt"] === "" ? "Decorative" : `“${selection.node.attrs["alt"]}”`}
      </span>
    </Radix.Root>
  );
}

const look = "flex flex-wrap items-center gap-x-1 border-b border-rule bg-sunk p-1";

function TableBar({ view, state }: { view: EditorView; state: EditorState }) {
  const run = (command: Command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  return (
    <Radix.Root aria-label="Table" className={look}>
      {tableCommands.map(({ label, run: command }) => (
        <ToolButton key={label} label={label} unavailable={!command(state)} onClick={() => run(command)}>
          {label}
        </ToolButton>
      ))}
    </Radix.Root>
  );
}

function CodeLanguage({ view, language }: { view: EditorView; language: string }) {
  const id = useId();
  return (
    <div className={look}>
      <label htmlFor={id} className="px-1 text-label font-medium">
        Language of the code
      </label>
      <input
        id={id}
        list={`${id}-list`}
        value={language}
        autoComplete="off"
        spellCheck="false"
        placeholder="text"
        onChange={({ target }) => {
          setLanguage(target.value.replace(/[^\w+#.-]/g, ""))(view.state, view.dispatch);
        }}
        className="min-h-9 w-40 rounded-box border border-rule-strong bg-sheet px-2 text-small"
      />
      <datalist id={`${id}-list`}>
        {languages.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function SourceHint() {
  return (
    <p className="border-b border-rule bg-sunk px-3 py-2 text-label text-ink-soft">
      This is Markdown that has no form here, such as HTML or a footnote. It is kept as it stands; the preview
      shows what becomes of it.
    </p>
  );
}
