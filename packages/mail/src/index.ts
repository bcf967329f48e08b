export { createMailComposer } from "./compose.js";
export { createMailer, type MailerSettings } from "./create-mailer.js";
export type { DkimKey, SmtpSettings } from "./smtp-mailer.js";
export { createMailReader } from "./incoming/create-mail-reader.js";
export { MailThreads, type MailThreadSettings, type Resolver } from "./incoming/mail-threads.js";
export {
  smtpIntakeDefaults,
  startSmtpIntake,
  type SmtpIntake,
  type SmtpIntakeSettings,
} from "./incoming/smtp-intake.js";
