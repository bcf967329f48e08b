import { Link } from "@remix-run/react";
import { Status } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import type { OwnRefusals } from "./load-own-refusals.server.js";

/** Refused requests, newest first, with what became of each. */
export function OwnRefusalList({ page: { requests, viewerId } }: { page: OwnRefusals }) {
  return (
    <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {requests.map(({ id, subject, kindTitle, at, account, person, decision, status }) => (
        <li
          key={id}
          className="group relative flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-4 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="font-sans text-body font-medium">
              <Link
                to={`/tickets/refused/${id}`}
                className="break-words after:absolute after:inset-0 group-hover:text-pine"
              >
                {subject ?? "Without a subject"}
              </Link>
            </h2>
            <p className="mt-0.5 text-small text-ink-faint">
              {kindTitle}
              {person !== null && person.id !== viewerId && ` · ${person.name}`}
              {account !== null && ` · ${account.name}`} · <DateTime at={at} />
            </p>
            <p className="mt-1 line-clamp-2 text-small text-ink-soft">{decision.reasons[0]?.message}</p>
          </div>
          <Status tone={status.tone}>{status.words}</Status>
        </li>
      ))}
    </ul>
  );
}
