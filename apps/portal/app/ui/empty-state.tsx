import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here, why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="rounded-sheet border border-dashed border-rule-strong px-6 py-12 text-center">
      {Icon !== undefined && (
        <Icon aria-hidden="true" className="mx-auto mb-4 size-8 text-ink-faint" strokeWidth={1.25} />
      )}
      <h2 className="text-h3">{title}</h2>
      {children !== undefined && <div className="mx-auto mt-2 max-w-md text-ink-soft">{children}</div>}
      {actions !== undefined && <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
