import { NavLink } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";

const parts = [
  { to: "/desk", title: "Queue", end: true },
  { to: "/desk/refusals", title: "Refusals", end: false },
  { to: "/desk/articles", title: "Articles", end: false },
];

/** The parts of the desk, over each of its pages. */
export function DeskFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="Desk" className="-mt-4 mb-6 sm:-mt-6">
        <ul className="flex gap-2">
          {parts.map(({ to, title, end }) => (
            <li key={to}>
              <NavLink
                to={to}
                end={end}
                className={({ isActive }) =>
                  clsx(
                    "block rounded-full px-3 py-1 text-small font-medium",
                    isActive ? "bg-pine text-on-pine" : "text-ink-soft hover:bg-sunk hover:text-ink",
                  )
                }
              >
                {title}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
