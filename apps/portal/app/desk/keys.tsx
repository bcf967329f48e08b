import { Keyboard } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../ui/button.js";
import { Checkbox } from "../ui/choice.js";
import { Dialog } from "../ui/dialog.js";
import { Kbd } from "../ui/kbd.js";
import { useHydrated } from "../ui/use-hydrated.js";
import { useKeys, type KeyBinding } from "./use-keys.js";

const everywhere = [
  { key: "/", does: "Search the help centre" },
  { key: "Ctrl K", does: "All commands (⌘K on a Mac)" },
];

/** Listens for the keys of a page and lists them. */
export function Keys({ bindings }: { bindings: KeyBinding[] }) {
  const [open, setOpen] = useState(false);
  const all = useMemo(
    () => [...bindings, { key: "?", does: "This list", run: () => setOpen(true) }],
    [bindings],
  );
  const { on, turn } = useKeys(all);
  const hydrated = useHydrated();
  if (!hydrated) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Keys"
      trigger={
        <Button type="button" size="small" tone="quiet">
          <Keyboard aria-hidden="true" className="size-4" /> Keys <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {[...all, ...everywhere].map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 border-t border-rule pt-4">
        <Checkbox
          label="Single keys are on"
          hint="Turn them off where they get in your way. Kept in this browser."
          checked={on}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
      </div>
    </Dialog>
  );
}
