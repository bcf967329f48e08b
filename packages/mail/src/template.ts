import type { MailContent, MailTemplate } from "@recourse/core";
import type { ReactElement } from "react";

export type Content<Name extends MailTemplate> = Extract<MailContent, { template: Name }>;

/** Text is text wherever it comes from: React escapes it, and no template sets HTML. */
export interface Template<Name extends MailTemplate> {
  subject(mail: Content<Name>): string;
  body(mail: Content<Name>): ReactElement;
}

/** Of mails that belong together. */
export function ticketSubject({ ticket }: MailContent): string {
  return ticket === null ? "" : `[#${ticket.number}] ${ticket.subject}`;
}
