import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { Toolbar } from "radix-ui";
import { forwardRef, type ButtonHTMLAttributes, type MouseEvent } from "react";

export const toolLook = clsx(
  "inline-flex min-h-9 min-w-8 items-center justify-center gap-1 rounded-box border border-transparent px-1 text-label font-medium text-ink",
  "hover:bg-sunk aria-disabled:opacity-45 aria-expanded:bg-sunk aria-pressed:border-pine aria-pressed:bg-pine-wash aria-pressed:text-pine-deep",
);

interface ToolButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  /** As people read them. */
  keys?: string | undefined;
  icon?: LucideIcon;
  pressed?: boolean | undefined;
  /** It stays reachable, so that the focus does not get lost. */
  unavailable?: boolean;
}

/** The mouse must not take the selection out of the text. */
function keepSelection(event: MouseEvent) {
  event.preventDefault();
}

/** A button of a toolbar: one stop for Tab, arrows between them. */
export const ToolButton = forwardRef<HTMLButtonElement, ToolButtonProps>(function ToolButton(
  { label, keys, icon: Icon, pressed, unavailable = false, children, ...rest },
  ref,
) {
  return (
    <Toolbar.Button
      ref={ref}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={unavailable || undefined}
      title={keys === undefined ? label : `${label} (${keys})`}
      onMouseDown={keepSelection}
      className={toolLook}
      {...rest}
    >
      {Icon !== undefined && <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.9} />}
      {children}
    </Toolbar.Button>
  );
});
