import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { Badge } from "../ui/badge.js";
import { bulkForm } from "./bulk-bar.js";
import type { QueuePage } from "./load-queue.desk.server.js";
import { TicketStatus } from "./ticket-status.js";

type QueuedTicket = QueuePage["tickets"][number];

/** Marks the links that the keys j and k go through. */
export const queueItem = "[data-queue-item]";

export function Queue({ tickets }: { tickets: QueuedTicket[] }) {
  return (
    <ol aria-label="Queue" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {tickets.map((ticket) => (
        <QueueRow key={ticket.number} ticket={ticket} />
      ))}
    </ol>
  );
}

function QueueRow({ ticket }: { ticket: QueuedTicket }) {
  return (
    <li
      className={clsx(
        "group relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-l-4 px-4 py-3 first:rounded-t-sheet last:rounded-b-sheet",
        "hover:bg-pine-wash has-focus-visible:bg-pine-wash md:grid-cols-[auto_minmax(0,1fr)_9rem_9rem] md:items-center",
        ticket.claimStands ? "border-l-brick" : "border-l-transparent",
      )}
    >
      <input
        type="checkbox"
        name="ticket"
        value={`${ticket.id} ${ticket.version}`}
        form={bulkForm}
        aria-label={`Choose #${ticket.number}`}
        className="relative z-10 mt-1 size-4.5 accent-pine md:mt-0"
      />
      <div className="min-w-0">
        <Link
          to={`/desk/tickets/${ticket.number}`}
          data-queue-item
          prefetch="intent"
          className="font-medium after:absolute after:inset-0 group-hover:text-pine"
        >
          {ticket.subject}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-faint">
          #{ticket.number}
          <span>{ticket.account?.name ?? "No account"}</span>
          {ticket.levelTitle !== null && <span>· {ticket.levelTitle}</span>}
          <span>· {ticket.kindTitle}</span>
          {ticket.claimStands && <Badge tone="stop">Production</Badge>}
          {ticket.due !== null && (
            <Badge tone={ticket.due.missed ? "stop" : "wait"}>{ticket.due.words}</Badge>
          )}
          {ticket.tags.map(({ id, name }) => (
            <Badge key={id} tone="neutral">
              {name}
            </Badge>
          ))}
          {ticket.state !== "OPEN" && <TicketStatus state={ticket.state} side="staff" />}
          {ticket.state !== "OPEN" && ticket.holdReason !== null && (
            <span className="w-full text-ink-soft">{ticket.holdReason}</span>
          )}
        </p>
      </div>
      <p className="col-start-2 text-small text-ink-soft md:col-start-auto">
        <span className="sr-only">Received </span>
        {ticket.received}
      </p>
      <p
        className={clsx(
          "col-start-2 truncate text-small md:col-start-auto",
          ticket.mine ? "font-medium text-pine" : "text-ink-soft",
        )}
      >
        {ticket.assignee === null ? (
          <span className="text-ink-faint">Nobody</span>
        ) : ticket.mine ? (
          "You"
        ) : (
          ticket.assignee.name
        )}
      </p>
    </li>
  );
}
