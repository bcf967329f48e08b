import type { EntityManager } from "typeorm";
import { insertion, StatementValues } from "../database/insertion.js";
import { newId } from "../id.js";
import { enqueue, type EnqueueOptions } from "../jobs.js";
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
  const values = new StatementValues();
  const mail = {
    ...{ id, template, ticketId, createdAt: at },
    ...{ toAddress: to.address, toPersonId: to.personId },
    data: { ...data },
    messageId: messageIdOf(id),
  };
  await tx.query(insertion(tx, OutgoingMail, mail, values), values.list);
  await enqueue(tx, "send-mail", { mailId: id }, mailJob(id));
  return id;
}

/** The same for every attempt. */
export function messageIdOf(mailId: string): string {
  return `${mailId}@recourse`;
}

/** One job waits for a mail at most. */
export function mailJob(mailId: string): Pick<EnqueueOptions, "jobKey"> {
  return { jobKey: `send-mail-${mailId}` };
}
