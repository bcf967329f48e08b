import type { ComposedMail, MailContent, MailTemplate } from "@recourse/core";
import { render, toPlainText } from "@react-email/render";
import { addressChange } from "./templates/address-change.js";
import { addressChanged } from "./templates/address-changed.js";
import { defectFixed } from "./templates/defect-fixed.js";
import { deletionAnnounced } from "./templates/deletion-announced.js";
import { deletionDone } from "./templates/deletion-done.js";
import { deletionStopped } from "./templates/deletion-stopped.js";
import { factorResetAsked } from "./templates/factor-reset-asked.js";
import { factorResetDone } from "./templates/factor-reset-done.js";
import { invitation } from "./templates/invitation.js";
import { readingAlert } from "./templates/reading-alert.js";
import { refused } from "./templates/refused.js";
import { reply } from "./templates/reply.js";
import { reviewReminder } from "./templates/review-reminder.js";
import { solved } from "./templates/solved.js";
import { ticketReceived } from "./templates/ticket-received.js";
import { verificationCode } from "./templates/verification-code.js";
import { verificationFailed } from "./templates/verification-failed.js";
import { waitingForYou } from "./templates/waiting-for-you.js";
import type { Content, Template } from "./template.js";

/** Longer subjects are cut by who shows them. */
const LONGEST_SUBJECT = 150;

export async function writeMail(mail: MailContent): Promise<ComposedMail> {
  switch (mail.template) {
    case "address_change":
      return fill(addressChange, mail);
    case "address_changed":
      return fill(addressChanged, mail);
    case "defect_fixed":
      return fill(defectFixed, mail);
    case "deletion_announced":
      return fill(deletionAnnounced, mail);
    case "deletion_done":
      return fill(deletionDone, mail);
    case "deletion_stopped":
      return fill(deletionStopped, mail);
    case "factor_reset_asked":
      return fill(factorResetAsked, mail);
    case "factor_reset_done":
      return fill(factorResetDone, mail);
    case "invitation":
      return fill(invitation, mail);
    case "reading_alert":
      return fill(readingAlert, mail);
    case "refused":
      return fill(refused, mail);
    case "reply":
      return fill(reply, mail);
    case "review_reminder":
      return fill(reviewReminder, mail);
    case "solved":
      return fill(solved, mail);
    case "ticket_received":
      return fill(ticketReceived, mail);
    case "verification_code":
      return fill(verificationCode, mail);
    case "verification_failed":
      return fill(verificationFailed, mail);
    case "waiting_for_you":
      return fill(waitingForYou, mail);
  }
}

async function fill<Name extends MailTemplate>(
  { subject, body }: Template<Name>,
  mail: Content<Name>,
): Promise<ComposedMail> {
  const html = await render(body(mail));
  return { subject: oneLine(subject(mail)), html, text: toPlainText(html) };
}

/** A header is one line, and holds nothing that turns the rest of it round. */
function oneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1)}…` : line;
}
