import { Inbox } from "lucide-react";
import { LinkButton } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import type { TicketListPage } from "./load-ticket-list.server.js";

/** Nothing to show, and why: each case has another next step. */
export function NoTickets({ page: { all, of, administers } }: { page: TicketListPage }) {
  if (!administers && of === null) {
    return (
      <EmptyState
        icon={Inbox}
        title="You administer no account"
        actions={
          <>
            <LinkButton href="/" tone="primary">
              Search the help centre
            </LinkButton>
            <LinkButton href="/policies#administrators">Who may ask for support</LinkButton>
          </>
        }
      >
        Tickets are opened by the administrators of an account. If you need help, ask one of yours. Tickets
        that they share with you appear here.
      </EmptyState>
    );
  }
  if (of === "shared") {
    return (
      <EmptyState icon={Inbox} title="Nothing is shared with you">
        Tickets that colleagues ask you to join appear here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Inbox}
      title={all ? "No tickets yet" : "Nothing is open"}
      actions={
        <>
          {!all && (
            <LinkButton href="/tickets?show=all" soft>
              Show all tickets
            </LinkButton>
          )}
          <LinkButton href="/">Search the help centre</LinkButton>
        </>
      }
    >
      {all
        ? "What you ask us appears here, with our answers."
        : "Tickets that are solved or closed are under All."}
    </EmptyState>
  );
}
