import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** A line above the title: where one is, or what kind of thing this is. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, eyebrow, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 max-w-measure">
        {eyebrow !== undefined && <div className="mb-2 eyebrow">{eyebrow}</div>}
        <h1 className="text-h2 sm:text-h1">{title}</h1>
        {lead !== undefined && <p className="mt-3 text-lead text-ink-soft">{lead}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
