import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface MenuProps {
  /** What opens it; a Button. */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "end";
}

/** A menu of acts. Needs a hydrated page; the account menu in the header does without. */
export function Menu({ trigger, label, children, align = "end" }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          className="z-50 min-w-48 rounded-box border border-rule-strong bg-sheet p-1"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  onSelect: () => void;
  children: ReactNode;
  disabled?: boolean;
}

export function MenuItem({ onSelect, children, disabled = false }: MenuItemProps) {
  return (
    <Radix.Item
      onSelect={onSelect}
      disabled={disabled}
      className="flex cursor-pointer items-center gap-2 rounded-box px-3 py-2 text-small outline-none data-disabled:opacity-50 data-highlighted:bg-pine-wash data-highlighted:text-pine"
    >
      {children}
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-rule" />;
}
