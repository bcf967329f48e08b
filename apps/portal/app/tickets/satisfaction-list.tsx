import { Link } from "@remix-run/react";
import { DateTime } from "../ui/date-time.js";
import { RatingBadge } from "./rating-badge.js";
import type { SatisfactionPage } from "./satisfaction.desk.server.js";
import { shareWords } from "./satisfaction-words.js";

/** How many of the last weeks' ratings were good. */
export function SatisfactionShares({ shares }: { shares: SatisfactionPage["shares"] }) {
  return (
    <dl className="mb-6 grid gap-4 sm:grid-cols-2">
      {shares.map(({ days, good, bad }) => (
        <div key={days} className="rounded-sheet border border-rule bg-sheet p-4 sm:p-5">
          <dt className="text-small text-ink-soft">Good, in the last {days} days</dt>
          <dd className="mt-1">
            <span className="text-h1 tabular-nums">{shareWords({ good, bad })}</span>{" "}
            <span className="text-small text-ink-soft tabular-nums">
              {good.toLocaleString("en")} good, {bad.toLocaleString("en")} bad
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What customers said, the newest first, with the ticket that they said it of. */
export function SatisfactionList({ ratings }: { ratings: SatisfactionPage["ratings"] }) {
  return (
    <ul aria-label="Ratings" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {ratings.map(({ id, rating, words, at, person, ticket, staffMember }) => (
        <li key={id} className="grid gap-1.5 p-4 sm:p-5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RatingBadge rating={rating} />
            {ticket !== null && (
              <Link to={`/desk/tickets/${ticket.number}`} className="link-quiet font-medium">
                #{ticket.number} {ticket.subject}
              </Link>
            )}
          </p>
          {words !== null && <p className="break-words whitespace-pre-line">{words}</p>}
          <p className="text-small text-ink-faint">
            {person?.name ?? "Somebody"}
            {ticket?.account != null && `, ${ticket.account.name}`} · <DateTime at={at} /> ·{" "}
            {staffMember === null ? "solved by nobody in particular" : `answered by ${staffMember.name}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
