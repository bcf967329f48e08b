import { clsx } from "clsx";
import type { ReactNode } from "react";

interface TableProps {
  /** Says what the table holds; read out, and seen where `showCaption` is set. */
  caption: string;
  showCaption?: boolean;
  head: ReactNode[];
  children: ReactNode;
  className?: string;
}

/** A table that scrolls inside itself on narrow screens. Rows are `<tr>`s of `Cell`s. */
export function Table({ caption, showCaption = false, head, children, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      // Focusable, so that it can be scrolled with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={clsx("overflow-x-auto rounded-sheet border border-rule bg-sheet", className)}
    >
      <table className="w-full border-collapse text-small">
        <caption className={clsx(showCaption ? "px-4 pt-3 text-left font-medium" : "sr-only")}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b border-rule">
            {head.map((title, index) => (
              <th
                key={index}
                scope="col"
                className="px-4 py-2.5 text-left font-medium whitespace-nowrap text-ink-faint"
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">{children}</tbody>
      </table>
    </div>
  );
}

interface CellProps {
  children?: ReactNode;
  /** The cell that names its row. */
  heads?: boolean;
  number?: boolean;
  className?: string;
}

export function Cell({ children, heads = false, number = false, className }: CellProps) {
  const classes = clsx("px-4 py-3 align-top", number && "text-right tabular-nums", className);
  if (!heads) return <td className={classes}>{children}</td>;
  return (
    <th scope="row" className={clsx("text-left font-medium", classes)}>
      {children}
    </th>
  );
}
