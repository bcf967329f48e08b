import { Link } from "@remix-run/react";
import { DateTime } from "../ui/date-time.js";
import type { AuditFeedPage } from "./load-audit-feed.server.js";

/** What staff looked at, decided and did, the latest first. */
export function AuditFeed({ page: { account, entries } }: { page: AuditFeedPage }) {
  return (
    <ul
      aria-label={`What staff did on ${account.name}`}
      className="divide-y divide-rule rounded-sheet border border-rule bg-sheet"
    >
      {entries.map(({ at, words, by, ticket }, index) => (
        <li key={index} className="grid gap-1 px-4 py-3 sm:px-5">
          <p className="font-medium">{words}</p>
          {ticket !== null && (
            <p>
              <Link to={`/tickets/${ticket.number}`} className="link">
                #{ticket.number} {ticket.subject}
              </Link>
            </p>
          )}
          <p className="text-small text-ink-soft">
            {by?.name ?? "Somebody who left"}, <DateTime at={at} />
          </p>
        </li>
      ))}
    </ul>
  );
}
