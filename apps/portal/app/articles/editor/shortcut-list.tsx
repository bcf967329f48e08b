import { Dialog } from "../../ui/dialog.js";
import { Kbd } from "../../ui/kbd.js";
import { actions, type Action } from "./actions.js";
import { isMac, keyWords } from "./key-words.js";

interface ShortcutListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClosed: () => void;
}

const others = [
  { label: "Link", keys: "Mod-k" },
  { label: "Line break", keys: "Shift-Enter" },
  { label: "New paragraph below code, a list, a quote or a table", keys: "Mod-Enter" },
  { label: "Deeper in a list, next cell of a table", keys: "Tab" },
  { label: "Back from there", keys: "Shift-Tab" },
  { label: "Paste as plain text", keys: "Mod-Shift-v" },
  { label: "To the toolbar", keys: "Alt-F10" },
  { label: "Save", keys: "Mod-s" },
  { label: "This list", keys: "Mod-/" },
];

/** Every key that the editor knows. */
export function ShortcutList({ open, onOpenChange, onClosed }: ShortcutListProps) {
  const mac = isMac();
  const own: Action[] = Object.values(actions);
  const all = [...own.flatMap(({ label, keys }) => (keys === undefined ? [] : [{ label, keys }])), ...others];
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Markdown can be typed, too: ## for a heading, - for a list, [ ] for a task, > for a quote, ``` for code. Escape, then Tab, leaves the text."
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-small">
        {all.map(({ label, keys }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="text-right">
              <Kbd>{keyWords(keys, mac)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
