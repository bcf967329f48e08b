import { Command } from "cmdk";
import { useMemo, useState } from "react";
import { useSite } from "../frame/site.js";
import { CommandInput } from "../ui/command-input.js";
import { Dialog } from "../ui/dialog.js";
import { Kbd } from "../ui/kbd.js";
import { deskPlaces } from "./desk-places.js";
import { shownBindings } from "./use-keys.js";

interface PaletteDialogProps {
  onClose: () => void;
  goTo: (href: string) => void;
}

/** Where the words that were typed are searched for. */
const searches = [
  { title: "Tickets", at: "/desk/tickets" },
  { title: "Articles of the desk", at: "/desk/articles" },
  { title: "Help centre", at: "/search" },
];

const item =
  "flex cursor-pointer items-center justify-between gap-3 rounded-box px-3 py-2 data-[selected=true]:bg-pine-wash";
const heading =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-faint";

/** A ticket by its number or by its words, the acts of the page that one is on, and every page of the desk. */
export default function PaletteDialog({ onClose, goTo }: PaletteDialogProps) {
  const { staff } = useSite();
  const [typed, setTyped] = useState("");
  // Of the page below, as it was when the dialog opened.
  const acts = useMemo(() => shownBindings().filter(({ key }) => key !== "?"), []);
  const words = typed.trim();
  const number = /^#?(\d{1,12})$/.exec(words)?.[1];
  const run = (act: () => void) => {
    onClose();
    // After the dialog has given the focus back, so that the act can put it where it wants.
    setTimeout(act, 0);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Commands">
      <Command label="Commands" loop>
        <CommandInput
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, an act, a ticket by its number or its words"
        />
        <Command.List className="max-h-96 overflow-y-auto">
          {number !== undefined && (
            <Command.Item value={typed} className={item} onSelect={() => goTo(`/desk/tickets/${number}`)}>
              Go to ticket #{number}
            </Command.Item>
          )}
          {acts.length > 0 && (
            <Command.Group heading="On this page" className={heading}>
              {acts.map(({ key, does, run: act }) => (
                <Command.Item key={key} value={does} className={item} onSelect={() => run(act)}>
                  {does} <Kbd>{key}</Kbd>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <Command.Group heading="Go to" className={heading}>
            {deskPlaces(staff?.role).map(({ title, href }) => (
              <Command.Item key={href} value={title} className={item} onSelect={() => goTo(href)}>
                {title}
              </Command.Item>
            ))}
          </Command.Group>
          {words !== "" && number === undefined && (
            <Command.Group forceMount heading="Search" className={heading}>
              {searches.map(({ title, at }) => (
                <Command.Item
                  key={at}
                  forceMount
                  value={`${title} ${words}`}
                  className={item}
                  onSelect={() => goTo(`${at}?${new URLSearchParams({ q: words })}`)}
                >
                  {title}: {words}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
