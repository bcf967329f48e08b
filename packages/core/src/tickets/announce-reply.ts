import type { CoreDeps } from "../deps.js";
import { announce } from "./announce.js";
import { ticketsByIds } from "./ticket.queries.js";

/** The job of that name: the undo window of a reply is over, and the customer's page may show it. One taken back is none. */
export async function announceReply(
  { db }: Pick<CoreDeps, "db">,
  { ticketId, messageId }: { ticketId: string; messageId: string },
): Promise<void> {
  const [ticket] = await ticketsByIds(db, [ticketId]);
  const [message] = await db.query<unknown[]>("select 1 as one from messages where id = $1", [messageId]);
  if (ticket !== undefined && message !== undefined) {
    announce(db, { ticketId, version: ticket.version, what: "replied", toCustomers: true });
  }
}
