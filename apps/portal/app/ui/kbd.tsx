import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-b-2 border-rule-strong bg-sheet px-1.5 font-sans text-label text-ink-soft">
      {children}
    </kbd>
  );
}
