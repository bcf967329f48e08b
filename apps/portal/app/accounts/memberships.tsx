import { Link } from "@remix-run/react";
import { ClaimsRecord } from "../tickets/claims-record.js";
import { Badge } from "../ui/badge.js";
import type { AccountPage } from "./load-account.server.js";

interface MembershipsProps {
  memberships: AccountPage["memberships"];
  staffRole: AccountPage["staffRole"];
}

/** For which accounts one may ask, and how much support each has until when. */
export function Memberships({ memberships, staffRole }: MembershipsProps) {
  if (memberships.length === 0) {
    return (
      <p className="text-ink-soft">
        {staffRole === null
          ? "You belong to no account. An administrator of yours can add you."
          : `You work here, as ${staffRole === "LEAD" ? "a" : "an"} ${staffRole.toLowerCase()}.`}
      </p>
    );
  }
  return (
    <section aria-labelledby="memberships">
      <h2 id="memberships" className="mb-4 text-h2">
        {memberships.length === 1 ? "Your account" : "Your accounts"}
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {memberships.map(({ id, name, role, active, level, ends, productionClaims }) => (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-5"
          >
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-small text-ink-soft">
                {level === null
                  ? "Its administrators see the level of support."
                  : `Level of support: ${level}`}
                {ends !== null && `, ends ${ends}`}
              </p>
              {productionClaims !== null && (
                <div className="text-small">
                  <ClaimsRecord claims={productionClaims} ticketsAt="/tickets" />
                </div>
              )}
              {role === "ADMIN" && active && (
                <p className="text-small">
                  <Link to={`/account/audit?account=${encodeURIComponent(id)}`} className="link">
                    What our staff did on it
                  </Link>
                </p>
              )}
            </div>
            <div className="flex items-center gap-2">
              {active && role === "ADMIN" && (
                <>
                  <a href={`/account/people?${new URLSearchParams({ account: id })}`} className="text-small">
                    People
                  </a>
                  <a href={`/account/sign-in?${new URLSearchParams({ account: id })}`} className="text-small">
                    Sign-in
                  </a>
                </>
              )}
              <Badge tone={role === "ADMIN" ? "accent" : "neutral"}>
                {role === "ADMIN" ? "Administrator" : "User"}
              </Badge>
              {!active && <Badge tone="stop">Deactivated</Badge>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
