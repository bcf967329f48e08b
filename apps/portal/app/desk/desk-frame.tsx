import { Link, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";

const parts = [
  { to: "/desk", title: "Queue", under: /^\/desk($|\/tickets\/)/ },
  { to: "/desk/refusals", title: "Refusals", under: /^\/desk\/refusals/ },
  { to: "/desk/articles", title: "Articles", under: /^\/desk\/articles(?!\/reviews)/ },
  { to: "/desk/articles/reviews", title: "To check", under: /^\/desk\/articles\/reviews/ },
  { to: "/desk/categories", title: "Categories", under: /^\/desk\/categories/ },
  { to: "/desk/search", title: "Search index", under: /^\/desk\/search$/ },
  { to: "/desk/search/words", title: "Search words", under: /^\/desk\/search\/words/ },
  { to: "/desk/insights", title: "Insights", under: /^\/desk\/insights/ },
];

interface DeskFrameProps {
  /** How many articles the member of staff has to check. */
  toCheck: number;
  children: ReactNode;
}

/** The parts of the desk, over each of its pages. */
export function DeskFrame({ toCheck, children }: DeskFrameProps) {
  const { pathname } = useLocation();
  return (
    <>
      <nav aria-label="Desk" className="-mt-4 mb-6 sm:-mt-6">
        <ul className="flex flex-wrap gap-2">
          {parts.map(({ to, title, under }) => (
            <li key={to}>
              <Link
                to={to}
                aria-current={under.test(pathname) ? "page" : undefined}
                className={clsx(
                  "block rounded-full px-3 py-1 text-small font-medium",
                  under.test(pathname)
                    ? "bg-pine text-on-pine"
                    : "text-ink-soft hover:bg-sunk hover:text-ink",
                )}
              >
                {title}
                {to === "/desk/articles/reviews" && toCheck > 0 && (
                  <>
                    {" "}
                    <span className="tabular-nums">{toCheck.toLocaleString("en")}</span>
                    <span className="sr-only"> yours</span>
                  </>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
