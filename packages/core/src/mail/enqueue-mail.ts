import type { EntityManager } from "typeorm";
import { newId } from "../id.js";
import { enqueue } from "../jobs.js";
import type { MailData, MailTemplate } from "./mail-templates.js";
import { OutgoingMail } from "./outgoing-mail.entity.js";

export interface NewMail<Template extends MailTemplate> {
  template: Template;
  to: { address: string; personId: string | null };
  data: MailData[Template];
  /** Whose mails keep their order. */
  ticketId?: string | null;
  at: Date;
}

/** Writes a mail in the transaction of what it tells of; a job sends it. Answers with its id. */
export async function enqueueMail<Template extends MailTemplate>(
  tx: EntityManager,
  { template, to, data, ticketId = null, at }: NewMail<Template>,
): Promise<string> {
  const id = newId(at);
  await tx.insert(OutgoingMail, {
    ...{ id, template, ticketId, createdAt: at },
    ...{ toAddress: to.address, toPersonId: to.personId },
    data: { ...data },
    messageId: `${id}@recourse`,
  });
  await enqueue(tx, "send-mail", { mailId: id }, ticketId === null ? {} : { queueName: `mail-${ticketId}` });
  return id;
}
