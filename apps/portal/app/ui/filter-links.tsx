import { Link } from "@remix-run/react";
import { clsx } from "clsx";

export interface FilterLink {
  href: string;
  title: string;
  current: boolean;
  count?: number;
  /** A count beyond this stands for any: `1,000+`. */
  countedTo?: number;
}

function countWords(count: number, countedTo = Number.POSITIVE_INFINITY): string {
  return count > countedTo ? `${countedTo.toLocaleString("en")}+` : count.toLocaleString("en");
}

/** Views of one list, as links: each has an address that can be passed on. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label} className="mb-5 border-b border-rule">
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {links.map(({ href, title, current, count, countedTo }) => (
          <li key={href}>
            <Link
              to={href}
              aria-current={current ? "page" : undefined}
              className={clsx(
                "flex items-baseline gap-2 border-b-2 py-2 text-small font-medium whitespace-nowrap hover:text-pine",
                current ? "border-pine text-ink" : "border-transparent text-ink-soft",
              )}
            >
              {title}
              {count !== undefined && (
                <span className="text-label font-normal text-ink-faint tabular-nums">
                  {countWords(count, countedTo)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
