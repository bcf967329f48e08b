import { Link } from "@remix-run/react";
import type { TicketState } from "../gql/graphql.js";
import { TicketStatus } from "./ticket-status.js";

export interface TicketHit {
  ticket: {
    number: number;
    subject: string;
    state: TicketState;
    account: { name: string } | null;
    updated: string;
  };
  passage: readonly { text: string; match: boolean }[];
}

/** Tickets that a search found, each with where it matches. */
export function TicketHits({ hits, side }: { hits: readonly TicketHit[]; side: "customer" | "staff" }) {
  const folder = side === "staff" ? "/desk/tickets" : "/tickets";
  return (
    <ul aria-label="Tickets found" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {hits.map(({ ticket, passage }) => (
        <li
          key={ticket.number}
          className="group relative px-4 py-4 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash sm:px-5"
        >
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
            <h2 className="min-w-0 flex-1 basis-72 font-sans text-body font-medium">
              <Link
                to={`${folder}/${ticket.number}`}
                className="after:absolute after:inset-0 group-hover:text-pine"
              >
                {ticket.subject}
              </Link>
            </h2>
            <TicketStatus state={ticket.state} side={side} />
          </div>
          <p className="mt-0.5 text-small text-ink-faint">
            #{ticket.number}
            {ticket.account !== null && ` · ${ticket.account.name}`} · updated {ticket.updated}
          </p>
          {passage.length > 0 && (
            <p className="mt-1.5 text-small break-words text-ink-soft">
              {passage.map(({ text, match }, index) =>
                match ? (
                  <mark key={index} className="rounded-xs bg-ochre-wash px-0.5 text-ink">
                    {text}
                  </mark>
                ) : (
                  <span key={index}>{text}</span>
                ),
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
