import { Check, ChevronDown, type LucideIcon } from "lucide-react";
import { DropdownMenu, Toolbar } from "radix-ui";
import type { ReactNode } from "react";
import { toolLook } from "./tool-button.js";

export interface MenuChoice {
  label: string;
  /** As people read them. */
  keys?: string | undefined;
  active?: boolean;
  unavailable?: boolean;
  run: () => void;
}

interface ToolMenuProps {
  label: string;
  icon?: LucideIcon;
  /** What stands on the button where it has no icon. */
  children?: ReactNode;
  choices: MenuChoice[];
  /** Where the focus goes afterwards. */
  onClose: () => void;
}

/** A button of a toolbar with choices under it. */
export function ToolMenu({ label, icon: Icon, children, choices, onClose }: ToolMenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <Toolbar.Button asChild>
        <DropdownMenu.Trigger type="button" aria-label={label} title={label} className={toolLook}>
          {Icon !== undefined && <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.9} />}
          {children}
          <ChevronDown aria-hidden="true" className="size-3.5 text-ink-soft" />
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClose();
          }}
          className="z-40 min-w-52 rounded-box border border-rule-strong bg-sheet p-1"
        >
          {choices.map((choice) => (
            <DropdownMenu.Item
              key={choice.label}
              disabled={choice.unavailable === true}
              onSelect={choice.run}
              className="flex min-h-9 cursor-default items-center gap-2 rounded-box px-2 text-small outline-none data-disabled:opacity-50 data-highlighted:bg-pine-wash data-highlighted:text-pine-deep"
            >
              <Check aria-hidden="true" className={choice.active === true ? "size-4" : "invisible size-4"} />
              <span className="flex-1">{choice.label}</span>
              {choice.keys !== undefined && <span className="text-label text-ink-soft">{choice.keys}</span>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
