import { Link, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useSite } from "../frame/site.js";
import { areasOf } from "./desk-areas.js";
import { Palette } from "./palette.js";

interface DeskFrameProps {
  /** How many articles the member of staff has to check. */
  toCheck: number;
  /** How many mails need a lead; for others none. */
  stuckMails: number;
  children: ReactNode;
}

/** The areas of the desk over each of its pages, and the pages of the area that one is in. */
export function DeskFrame({ toCheck, stuckMails, children }: DeskFrameProps) {
  const { pathname } = useLocation();
  const areas = areasOf(useSite().staff?.role);
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
                {area.title === "Articles" && <Counted count={toCheck} what="yours to check" />}
                {area.title === "Mail" && <Counted count={stuckMails} what="that could not be sent" />}
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
                  {to === "/desk/articles/reviews" && <Counted count={toCheck} what="yours to check" />}
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

function Counted({ count, what }: { count: number; what: string }) {
  if (count === 0) return null;
  return (
    <>
      {" "}
      <span className="tabular-nums">{count.toLocaleString("en")}</span>
      <span className="sr-only"> {what}</span>
    </>
  );
}
