import { clsx } from "clsx";
import type { ReactNode } from "react";

interface CardProps {
  children: ReactNode;
  /** A heading over the content, with room for actions at its right. */
  title?: ReactNode;
  actions?: ReactNode;
  as?: "section" | "div" | "article" | "aside";
  className?: string;
}

/** A sheet of paper with a hairline around it. */
export function Card({ children, title, actions, as: Element = "section", className }: CardProps) {
  return (
    <Element className={clsx("rounded-sheet border border-rule bg-sheet p-5 sm:p-6", className)}>
      {(title !== undefined || actions !== undefined) && (
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
          {title !== undefined && <h2 className="text-h3">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </Element>
  );
}
