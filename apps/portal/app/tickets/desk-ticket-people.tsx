import { Link } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import { Fact } from "./fact.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { RatingBadge } from "./rating-badge.js";

type Ticket = DeskTicketPage["ticket"];

/** Who of the account reads along, and whether it looks for another requester. */
export function DeskTicketPeople({ ticket }: { ticket: Ticket }) {
  if (ticket.account === null) return null;
  const { participants, viewerCan } = ticket;
  return (
    <Fact title="Who reads this">
      {ticket.handoverOfferedAt !== null && (
        <p className="mb-1">
          <Badge tone="wait">Requester no longer active</Badge>
        </p>
      )}
      <p>
        {ticket.visibility === "PRIVATE" ? "Private to the requester" : "All administrators of the account"}
      </p>
      {participants.length > 0 && (
        <p className="text-ink-soft">Participants: {participants.map(({ name }) => name).join(", ")}</p>
      )}
      {viewerCan.share.allowed && (
        <Link to={`/desk/tickets/${ticket.number}/people`} className="link">
          Change who reads it
        </Link>
      )}
    </Fact>
  );
}

/** What the customers said of how it was solved; every solving counts for itself. */
export function TicketRatings({ ratings }: { ratings: Ticket["ratings"] }) {
  if (ratings.length === 0) return null;
  return (
    <Fact title="Satisfaction">
      <ul className="grid gap-2">
        {ratings.map(({ id, rating, words, at, person }) => (
          <li key={id}>
            <RatingBadge rating={rating} /> {person?.name ?? "Somebody"}, <DateTime at={at} />
            {words !== null && <p className="mt-1 break-words whitespace-pre-line">{words}</p>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
