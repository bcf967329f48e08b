import type { EntityManager } from "typeorm";
import { enqueueMail } from "./enqueue-mail.js";
import { ticketRecipients } from "./mail-recipients.queries.js";
import type { MailData } from "./mail-templates.js";

type TicketMail = "reply" | "waiting_for_you" | "solved" | "defect_fixed";

/** A mail of the ticket for each of its people. */
export async function tellTicketByMail<Template extends TicketMail>(
  tx: EntityManager,
  {
    ticketId,
    template,
    data,
    at,
  }: { ticketId: string; template: Template; data: MailData[Template]; at: Date },
): Promise<void> {
  for (const { personId, address } of await ticketRecipients(tx, ticketId)) {
    await enqueueMail(tx, { template, to: { address, personId }, data, ticketId, at });
  }
}
