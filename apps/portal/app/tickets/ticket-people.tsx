import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Fact } from "./fact.js";
import type { TicketPage } from "./load-ticket.server.js";
import { visibilityWords } from "./visibility-words.js";

type Ticket = TicketPage["ticket"];

/** Beside the conversation: who of the account reads it, and where that is changed. */
export function TicketPeople({ ticket }: { ticket: Ticket }) {
  const { participants, viewerCan } = ticket;
  return (
    <Fact title="Who reads this">
      <p>{visibilityWords(ticket.visibility, ticket.account?.name ?? null)}</p>
      {participants.length > 0 && (
        <p className="mt-1 text-ink-soft">Participants: {participants.map(({ name }) => name).join(", ")}</p>
      )}
      {(viewerCan.share.allowed || viewerCan.leave.allowed) && (
        <p className="mt-1">
          <Link to={`/tickets/${ticket.number}/people`} className="link">
            {viewerCan.share.allowed ? "Change who reads it" : "Leave this ticket"}
          </Link>
        </p>
      )}
    </Fact>
  );
}

/** Its requester is active no more: one press makes the reader the requester. */
export function TakeOverNotice({ ticket }: { ticket: Ticket }) {
  const busy = useNavigation().formData?.get("intent") === "take-over";
  if (ticket.handoverOfferedAt === null) return null;
  const name = ticket.requester?.name ?? "Its requester";
  return (
    <Callout tone="wait" title={`${name} is no longer active in the account`} className="mb-6">
      {ticket.viewerCan.takeOver.allowed ? (
        <>
          <p>Somebody has to go on with this ticket. Whoever takes it over first is its requester.</p>
          <Form method="post" action={`/tickets/${ticket.number}/people`} preventScrollReset>
            <input type="hidden" name="ticketId" value={ticket.id} />
            <Button name="intent" value="take-over" tone="primary" busy={busy}>
              Take it over
            </Button>
          </Form>
        </>
      ) : (
        <p>An administrator of the account has to take this ticket over.</p>
      )}
    </Callout>
  );
}
