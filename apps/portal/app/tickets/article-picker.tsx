import { Command } from "cmdk";
import { useState, type RefObject } from "react";
import { CommandInput } from "../ui/command-input.js";
import { Dialog } from "../ui/dialog.js";
import { useLatest } from "../ui/use-latest.js";
import type { Answer } from "./find-answers.desk.server.js";
import { insertText } from "./use-kept-text.js";

interface ArticlePickerProps {
  box: RefObject<HTMLTextAreaElement>;
  onClose: () => void;
}

/** Searches the articles; the one that is chosen goes to the cursor of the reply, as a link with its summary. */
export default function ArticlePicker({ box, onClose }: ArticlePickerProps) {
  const [query, setQuery] = useState("");
  const asked = query.trim() === "" ? null : `/desk/tickets/answers?${new URLSearchParams({ q: query })}`;
  const { answer, pending } = useLatest<Answer[]>(asked === null ? null : { url: asked });
  const choose = ({ markdown }: Answer) => {
    onClose();
    insertText(box.current, markdown);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Insert an article"
      onClosed={() => box.current?.focus()}
    >
      <Command label="Articles" shouldFilter={false} loop>
        <CommandInput value={query} onValueChange={setQuery} placeholder="What is the answer about?" />
        <p role="status" className="text-small text-ink-soft empty:hidden">
          {statusWords(asked !== null, pending, answer)}
        </p>
        <Command.List className="max-h-80 overflow-y-auto">
          {answer?.map((each) => (
            <Command.Item
              key={each.markdown}
              value={each.markdown}
              disabled={!each.forCustomers}
              onSelect={() => choose(each)}
              className="cursor-pointer rounded-box px-3 py-2 data-[disabled=true]:cursor-default data-[disabled=true]:opacity-60 data-[selected=true]:bg-pine-wash"
            >
              <span className="font-medium">{each.title}</span>
              {!each.forCustomers && (
                <span className="text-small text-brick">
                  {" "}
                  · for staff only: the customer could not read it
                </span>
              )}
              <span className="block truncate text-small text-ink-soft">{each.summary}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function statusWords(asked: boolean, pending: boolean, answer: Answer[] | null): string | null {
  if (!asked) return "Type what the customer asks about.";
  if (pending && answer === null) return "Searching …";
  return answer?.length === 0 ? "No article found. Try other words." : null;
}
