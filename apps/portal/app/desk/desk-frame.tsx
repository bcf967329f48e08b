import { Link, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Palette } from "./palette.js";

interface Part {
  to: string;
  title: string;
  under: RegExp;
}

interface Area {
  title: string;
  /** The first is where the area is entered. */
  parts: [Part, ...Part[]];
}

/** Where a page of the desk belongs. A new page gets a line here. */
export const areas: Area[] = [
  {
    title: "Tickets",
    parts: [
      { to: "/desk", title: "Queue", under: /^\/desk($|\/(tickets\/|bulk$|views$))/ },
      { to: "/desk/tickets", title: "Find", under: /^\/desk\/tickets$/ },
      { to: "/desk/tags", title: "Tags", under: /^\/desk\/tags/ },
      { to: "/desk/macros", title: "Macros", under: /^\/desk\/macros/ },
      { to: "/desk/refusals", title: "Refusals", under: /^\/desk\/(refusals|accounts\/[^/]+\/facts)/ },
      { to: "/desk/policy/replay", title: "Policy replay", under: /^\/desk\/policy\/replay/ },
      { to: "/desk/board", title: "Board", under: /^\/desk\/board/ },
      { to: "/desk/feedback", title: "Feedback", under: /^\/desk\/feedback/ },
      { to: "/desk/satisfaction", title: "Satisfaction", under: /^\/desk\/satisfaction/ },
      { to: "/desk/trials", title: "Trials", under: /^\/desk\/trials/ },
      { to: "/desk/defects", title: "Defects", under: /^\/desk\/defects/ },
    ],
  },
  {
    title: "Articles",
    parts: [
      { to: "/desk/articles", title: "All articles", under: /^\/desk\/articles(?!\/reviews)/ },
      { to: "/desk/articles/reviews", title: "To check", under: /^\/desk\/articles\/reviews/ },
      { to: "/desk/categories", title: "Categories", under: /^\/desk\/categories/ },
    ],
  },
  {
    title: "Search",
    parts: [
      { to: "/desk/search", title: "Search index", under: /^\/desk\/search$/ },
      { to: "/desk/search/words", title: "Search words", under: /^\/desk\/search\/words/ },
    ],
  },
  {
    title: "Insights",
    parts: [{ to: "/desk/insights", title: "Insights", under: /^\/desk\/insights/ }],
  },
];

interface DeskFrameProps {
  /** How many articles the member of staff has to check. */
  toCheck: number;
  children: ReactNode;
}

/** The areas of the desk over each of its pages, and the pages of the area that one is in. */
export function DeskFrame({ toCheck, children }: DeskFrameProps) {
  const { pathname } = useLocation();
  const here = areas.find(({ parts }) => parts.some(({ under }) => under.test(pathname)));
  return (
    <>
      <nav aria-label="Desk" className="-mt-4 mb-6 grid gap-2 sm:-mt-6">
        <ul className="flex flex-wrap items-center gap-2">
          {areas.map((area) => (
            <li key={area.title}>
              <Link
                to={area.parts[0].to}
                aria-current={area === here ? "true" : undefined}
                className={clsx(
                  "block rounded-full px-3 py-1 text-small font-medium",
                  area === here ? "bg-pine text-on-pine" : "text-ink-soft hover:bg-sunk hover:text-ink",
                )}
              >
                {area.title}
                {area.title === "Articles" && <ToCheck count={toCheck} />}
              </Link>
            </li>
          ))}
          <li className="ml-auto">
            <Palette />
          </li>
        </ul>
        {here !== undefined && here.parts.length > 1 && (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 border-b border-rule px-3">
            {here.parts.map(({ to, title, under }) => (
              <li key={to}>
                <Link
                  to={to}
                  aria-current={under.test(pathname) ? "page" : undefined}
                  className={clsx(
                    "-mb-px block border-b-2 py-1 text-small",
                    under.test(pathname)
                      ? "border-pine font-medium text-ink"
                      : "border-transparent text-ink-soft hover:border-rule-strong hover:text-ink",
                  )}
                >
                  {title}
                  {to === "/desk/articles/reviews" && <ToCheck count={toCheck} />}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </nav>
      {children}
    </>
  );
}

function ToCheck({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      {" "}
      <span className="tabular-nums">{count.toLocaleString("en")}</span>
      <span className="sr-only"> yours to check</span>
    </>
  );
}
