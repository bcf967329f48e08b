import { Link } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import type { TicketListPage } from "./load-ticket-list.server.js";
import { shortPlace } from "./queue-place-words.js";
import { TicketStatus } from "./ticket-status.js";

interface TicketListProps {
  tickets: TicketListPage["tickets"];
  /** Where the reader has several. */
  showAccount: boolean;
}

export function TicketList({ tickets, showAccount }: TicketListProps) {
  return (
    <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {tickets.map((ticket) => (
        <li
          key={ticket.number}
          className="group relative flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-4 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="font-sans text-body font-medium">
              <Link
                to={`/tickets/${ticket.number}`}
                className="after:absolute after:inset-0 group-hover:text-pine"
              >
                {ticket.subject}
              </Link>
            </h2>
            <p className="mt-0.5 text-small text-ink-faint">
              #{ticket.number} · {ticket.kindTitle}
              {showAccount && ticket.account !== null && ` · ${ticket.account.name}`} · updated{" "}
              {ticket.updated}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {ticket.handoverOfferedAt !== null && <Badge tone="wait">Waits for a new requester</Badge>}
            {ticket.visibility === "PRIVATE" && <Badge>Private</Badge>}
            {ticket.production !== null && ticket.production.rejected === null && (
              <Badge tone="stop">Production</Badge>
            )}
            <TicketStatus state={ticket.state} side="customer" />
            {ticket.queuePlace !== null && (
              <span className="text-small text-ink-soft">{shortPlace(ticket.queuePlace)} in the queue</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
