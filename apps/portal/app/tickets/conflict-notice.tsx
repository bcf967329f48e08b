import { useEffect, useRef } from "react";
import { Callout } from "../ui/callout.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { stateWords } from "./ticket-status.js";

interface ConflictNoticeProps {
  ticket: DeskTicketPage["ticket"];
  /** How the ticket looked to the one who wrote. */
  seen: { state: string; assignee: string };
  /** Whether a text waits in its box. */
  kept: boolean;
}

/** Somebody was quicker. Both sides are kept: theirs is on the page, one's own text is still in its box. Takes focus. */
export function ConflictNotice({ ticket, seen, kept }: ConflictNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [ticket.version]);
  return (
    <div ref={box} tabIndex={-1} className="mb-6 focus:outline-none">
      <Callout
        tone="stop"
        live
        title="Somebody changed this ticket while you worked on it. Nothing of yours was done."
      >
        <p>
          When you opened it: {seen.state.toLowerCase()}, assigned to {seen.assignee}. Now:{" "}
          {stateWords(ticket.state, "staff").toLowerCase()}, assigned to {ticket.assignee?.name ?? "nobody"}.
        </p>
        <p>
          The conversation below is up to date.
          {kept && " Your text is still in its box: read what is new, then send it again or change it."}
        </p>
      </Callout>
    </div>
  );
}
