import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { stateWords } from "./ticket-status.js";

/** How the ticket looked when the form was made: its version guards the act, the words tell of a conflict. */
export function SeenTicket({ page: { ticket, idempotencyKey } }: { page: DeskTicketPage }) {
  return (
    <>
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={ticket.version} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="seenState" value={stateWords(ticket.state, "staff")} />
      <input type="hidden" name="seenAssignee" value={ticket.assignee?.name ?? "nobody"} />
    </>
  );
}
