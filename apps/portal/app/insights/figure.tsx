import type { ReactNode } from "react";

/** A number that one takes away from the page, and what it means. */
export function Figure({ title, value, children }: { title: string; value: string; children?: ReactNode }) {
  return (
    <div className="rounded-sheet border border-rule bg-sheet p-4">
      <dt className="text-label text-ink-soft">{title}</dt>
      <dd>
        <span className="block font-serif text-h2 font-medium tabular-nums">{value}</span>
        {children !== undefined && <span className="text-label text-ink-faint">{children}</span>}
      </dd>
    </div>
  );
}
