export { createMailComposer } from "./compose.js";
export { createMailer, type MailerSettings } from "./create-mailer.js";
export type { DkimKey, SmtpSettings } from "./smtp-mailer.js";
