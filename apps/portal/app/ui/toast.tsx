import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** Holds the toasts of a hydrated page; put it once around what may raise one. */
export function ToastArea({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider duration={6000}>
      {children}
      <Radix.Viewport className="fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] gap-2 outline-none" />
    </Radix.Provider>
  );
}

interface ToastProps {
  title: ReactNode;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says that something was done. What went wrong belongs beside the thing itself, in a Callout. */
export function Toast({ title, description, open, onOpenChange }: ToastProps) {
  return (
    <Radix.Root
      open={open}
      onOpenChange={onOpenChange}
      className="flex items-start justify-between gap-3 rounded-box border border-rule-strong bg-sheet p-4"
    >
      <div>
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {description !== undefined && (
          <Radix.Description className="text-small text-ink-soft">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close aria-label="Close" className="text-ink-soft hover:text-ink">
        <X aria-hidden="true" className="size-4" />
      </Radix.Close>
    </Radix.Root>
  );
}
