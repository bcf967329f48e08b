import { keepDemoMail, type Mailer } from "@recourse/core";
import type { DataSource } from "typeorm";
import { createSmtpMailer, type SmtpSettings } from "./smtp-mailer.js";

export type MailerSettings = { smtp: SmtpSettings } | { mailbox: DataSource };

export function createMailer(settings: MailerSettings): Mailer {
  return "smtp" in settings ? createSmtpMailer(settings.smtp) : createMailboxMailer(settings.mailbox);
}

/** Of the demo. */
function createMailboxMailer(db: DataSource): Mailer {
  return {
    async send(mail, handOver) {
      if (await handOver()) await keepDemoMail(db, mail);
      return { outcome: "sent" };
    },
  };
}
