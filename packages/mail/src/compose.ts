import type { MailComposer } from "@recourse/core";

/** What draws mails is loaded with the first of them: most processes start without. */
export function createMailComposer(): MailComposer {
  return { compose: async (mail) => (await import("./write-mail.js")).writeMail(mail) };
}
