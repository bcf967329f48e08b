import {
  Bold,
  Code,
  Image,
  Italic,
  Keyboard,
  Link,
  List,
  ListChecks,
  ListOrdered,
  MessageSquareWarning,
  Minus,
  Quote,
  Redo2,
  SquareCode,
  Strikethrough,
  Table,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { Toolbar as Radix } from "radix-ui";
import { forwardRef } from "react";
import { actions, type Action, type ActionName } from "./actions.js";
import { enclosing, leaveCallout, toCallout } from "./block-commands.js";
import { calloutKinds } from "./callout-kinds.js";
import { isMac, keyWords } from "./key-words.js";
import { linkAt } from "./link-commands.js";
import { nodes } from "./schema.js";
import { ToolButton } from "./tool-button.js";
import { ToolMenu, type MenuChoice } from "./tool-menu.js";

export interface ToolbarProps {
  view: EditorView;
  state: EditorState;
  onLink: () => void;
  onUpload: () => void;
  onShortcuts: () => void;
}

const icons = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
  bullets: List,
  numbers: ListOrdered,
  tasks: ListChecks,
  quote: Quote,
  codeBlock: SquareCode,
  table: Table,
  rule: Minus,
  undo: Undo2,
  redo: Redo2,
} satisfies Partial<Record<ActionName, LucideIcon>>;

const blockNames = ["paragraph", "heading2", "heading3", "heading4"] as const;

/** What can be done with the text, by mouse and by keyboard. */
export const Toolbar = forwardRef<HTMLDivElement, ToolbarProps>(function Toolbar(props, ref) {
  const { view, state, onLink, onUpload, onShortcuts } = props;
  const mac = isMac();
  const run = (command: Command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  const button = (name: keyof typeof icons) => {
    const action: Action = actions[name];
    return (
      <ToolButton
        key={name}
        label={action.label}
        keys={action.keys && keyWords(action.keys, mac)}
        icon={icons[name]}
        pressed={action.active?.(state)}
        unavailable={!action.run(state)}
        onClick={() => run(action.run)}
      />
    );
  };
  const focus = () => view.focus();
  return (
    <Radix.Root
      ref={ref}
      aria-label="Formatting"
      className="flex flex-wrap items-center gap-0.5 border-b border-rule p-1"
    >
      <ToolMenu label="Kind of paragraph" choices={blockChoices(state, run, mac)} onClose={focus}>
        <span className="min-w-16 text-left">{blockName(state)}</span>
      </ToolMenu>
      <Gap />
      {(["bold", "italic", "strike", "code"] as const).map(button)}
      <ToolButton
        label="Link"
        keys={keyWords("Mod-k", mac)}
        icon={Link}
        pressed={linkAt(state) !== null}
        onClick={onLink}
      />
      <Gap />
      {(["bullets", "numbers", "tasks", "quote"] as const).map(button)}
      <ToolMenu
        label="Callout"
        icon={MessageSquareWarning}
        choices={calloutChoices(state, run)}
        onClose={focus}
      />
      {(["codeBlock", "table", "rule"] as const).map(button)}
      <ToolButton label="Picture or file" icon={Image} onClick={onUpload} />
      <Gap />
      {(["undo", "redo"] as const).map(button)}
      <ToolButton
        label="Keyboard shortcuts"
        keys={keyWords("Mod-/", mac)}
        icon={Keyboard}
        onClick={onShortcuts}
      />
    </Radix.Root>
  );
});

function Gap() {
  return <Radix.Separator className="mx-0.5 h-6 w-px bg-rule" />;
}

function blockName(state: EditorState): string {
  return blockNames.map((name) => actions[name]).find(({ active }) => active(state))?.label ?? "Text";
}

type Run = (command: Command) => void;

function blockChoices(state: EditorState, run: Run, mac: boolean): MenuChoice[] {
  return blockNames.map((name) => {
    const { label, keys, active, run: command } = actions[name];
    return {
      label,
      keys: keyWords(keys, mac),
      active: active(state),
      unavailable: !command(state),
      run: () => run(command),
    };
  });
}

function calloutChoices(state: EditorState, run: Run): MenuChoice[] {
  const present: unknown = enclosing(state, nodes.callout)?.node.attrs["kind"] ?? null;
  const kinds = calloutKinds.map((kind): MenuChoice => {
    const command = toCallout(kind);
    const label = kind.charAt(0).toUpperCase() + kind.slice(1);
    return { label, active: present === kind, unavailable: !command(state), run: () => run(command) };
  });
  return present === null ? kinds : [...kinds, { label: "No callout", run: () => run(leaveCallout) }];
}
