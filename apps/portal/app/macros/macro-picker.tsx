import { Command } from "cmdk";
import { useEffect, useState, type RefObject } from "react";
import { insertText } from "../tickets/use-kept-text.js";
import { CommandInput } from "../ui/command-input.js";
import { Dialog } from "../ui/dialog.js";
import type { RenderedMacro, SuggestedMacro } from "./render-macro.desk.server.js";

interface MacroPickerProps {
  ticketId: string;
  box: RefObject<HTMLTextAreaElement>;
  onClose: () => void;
}

const actWords = { WAIT: "waits for customer", SOLVE: "solves" } as const;

/** A list of macros to type into; the one that is chosen goes to the cursor of the reply. */
export default function MacroPicker({ ticketId, box, onClose }: MacroPickerProps) {
  const [macros, setMacros] = useState<SuggestedMacro[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/desk/tickets/macros?${new URLSearchParams({ ticket: ticketId })}`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
      .then(setMacros)
      .catch(
        () => !stop.signal.aborted && setTrouble("The macros could not be loaded. Close this and try again."),
      );
    return () => stop.abort();
  }, [ticketId]);

  const choose = async (macroId: string) => {
    const rendered = await render(ticketId, macroId);
    if (rendered?.bodyMarkdown == null) {
      setTrouble(rendered?.userErrors[0]?.message ?? "The macro could not be filled in. Try again.");
      return;
    }
    onClose();
    insertText(box.current, rendered.bodyMarkdown);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Insert a macro"
      onClosed={() => box.current?.focus()}
    >
      <Command label="Macros" loop>
        <CommandInput placeholder="Type a part of its name or text" />
        <p role="status" className="text-small text-ink-soft empty:hidden">
          {trouble ?? (macros === null ? "Loading the macros …" : null)}
        </p>
        <Command.List className="max-h-80 overflow-y-auto">
          {macros !== null && (
            <Command.Empty className="p-3 text-ink-soft">
              {macros.length === 0
                ? "There are no macros yet. Make one under Tickets, Macros."
                : "No macro has that in its name or text."}
            </Command.Empty>
          )}
          {macros?.map(({ id, name, body, act }) => (
            <Command.Item
              key={id}
              value={id}
              keywords={[name, body]}
              onSelect={() => void choose(id)}
              className="cursor-pointer rounded-box px-3 py-2 data-[selected=true]:bg-pine-wash"
            >
              <span className="font-medium">{name}</span>
              {act !== null && <span className="text-small text-ink-soft"> · {actWords[act]}</span>}
              <span className="block truncate text-small text-ink-soft">{body}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

async function render(ticketId: string, macroId: string): Promise<RenderedMacro | null> {
  try {
    const answer = await fetch("/desk/tickets/macros", {
      method: "POST",
      body: new URLSearchParams({ ticketId, macroId }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
