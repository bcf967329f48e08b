import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";
import { tellTicketByMail } from "../mail/tell-ticket.js";
import { announce } from "./announce.js";
import { ticketsByIds } from "./ticket.queries.js";

interface Reply {
  ticketId: string;
  messageId: string;
}

/** The job of that name: the undo window of a reply is over, and the customer is told, by their page and by mail. One taken back is none. */
export async function announceReply(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  { ticketId, messageId }: Reply,
): Promise<void> {
  const at = clock.now();
  const isThere = await db.transaction((tx) => mailReply(tx, { ticketId, messageId }, at));
  const [ticket] = isThere ? await ticketsByIds(db, [ticketId]) : [];
  if (ticket !== undefined) {
    announce(db, { ticketId, version: ticket.version, what: "replied", toCustomers: true });
  }
}

/** False where there is no such reply any more. Its mails are written once, however often this runs. */
async function mailReply(tx: EntityManager, { ticketId, messageId }: Reply, at: Date): Promise<boolean> {
  const [message] = await tx.query<{ createdAt: Date }[]>(
    `select created_at as "createdAt" from messages where id = $1 and ticket_id = $2 for update`,
    [messageId, ticketId],
  );
  if (message === undefined) return false;
  const mailed = await tx.query<unknown[]>(
    `select 1 as one from outgoing_mails where ticket_id = $1 and data->>'messageId' = $2 limit 1`,
    [ticketId, messageId],
  );
  if (mailed.length === 0) {
    const template = await templateOf(tx, ticketId, message.createdAt);
    await tellTicketByMail(tx, { ticketId, template, data: { messageId }, at });
  }
  return true;
}

/** What happened to the ticket with the reply. */
async function templateOf(
  tx: EntityManager,
  ticketId: string,
  repliedAt: Date,
): Promise<"reply" | "waiting_for_you" | "solved"> {
  const [moved] = await tx.query<{ to: string }[]>(
    `select data->>'to' as to from ticket_events
     where ticket_id = $1 and kind = 'state_changed' and by_staff and created_at = $2 order by id desc limit 1`,
    [ticketId, repliedAt],
  );
  return moved === undefined ? "reply" : mailOfState(moved.to);
}

/** Of a ticket that staff gave this state. */
export function mailOfState(state: string): "reply" | "waiting_for_you" | "solved" {
  if (state === "solved") return "solved";
  return state === "waiting_on_customer" ? "waiting_for_you" : "reply";
}
