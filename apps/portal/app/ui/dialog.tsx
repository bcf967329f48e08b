import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface DialogProps {
  /** What opens it; a Button. Leave out when `open` is driven from outside. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Puts the focus where it belongs afterwards; without it, that is the trigger. */
  onClosed?: () => void;
}

/** A question that has to be answered before going on. Needs a hydrated page. */
export function Dialog({ trigger, title, description, children, open, onOpenChange, onClosed }: DialogProps) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          {...(description === undefined && { "aria-describedby": undefined })}
          {...(onClosed && {
            onCloseAutoFocus(event) {
              event.preventDefault();
              onClosed();
            },
          })}
          className="fixed top-1/2 left-1/2 z-50 max-h-[90vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-sheet border border-rule bg-sheet p-6"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Radix.Title className="text-h3">{title}</Radix.Title>
            <Radix.Close
              aria-label="Close"
              className="-m-1.5 rounded-box p-1.5 text-ink-soft hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="mb-4 text-ink-soft">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
