import type { MailFacts } from "@recourse/policy";
import type { IncomingMailDeps } from "../../deps.js";
import type { ReadMail } from "../../ports.js";
import { replyToTicket } from "../../tickets/reply-to-ticket.js";
import { attachMailedFiles } from "./attach-mailed-files.js";
import type { MailOutcome } from "./mail-outcome.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { foldedText, mailText } from "./mail-text.js";
import { mailingActor } from "./mailing-actor.js";
import { noteCopies } from "./note-mail.js";
import { requestByMail } from "./request-by-mail.js";

/** A reply of the sender to a ticket of theirs, by the same rules as one in the portal. */
export async function replyByMail(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  mail: ReadMail,
  facts: MailFacts,
  ticketId: string,
): Promise<MailOutcome> {
  const actor = facts.sender === null ? null : await mailingActor(deps, facts.sender.personId);
  if (actor === null) return { held: "not_a_reader", ticketId };
  const { attachmentIds, leftOut } = await attachMailedFiles(deps, actor, incoming, mail.files);
  const result = await replyToTicket(deps, actor, {
    ...{ ticketId, attachmentIds, idempotencyKey: `mail-${incoming.id}` },
    ...{ body: mailText(mail, leftOut).body, folded: foldedText(mail.folded) },
  });
  if (result.ok) {
    await noteCopies(deps, incoming, mail, ticketId);
    return { became: "reply", ticketId, decisionId: null };
  }
  if (result.decision !== null) return { became: "reply", ticketId, decisionId: result.decision.id };
  const code = result.refusals[0]?.code;
  if (code === "NOT_FOUND" || code === "NOT_ALLOWED") return { held: "not_a_reader", ticketId };
  // Nothing can be written to that ticket any more: they ask anew.
  if (code === "STATE_NOT_ALLOWED") return requestByMail(deps, incoming, mail, facts);
  throw new Error(`The reply of the mail ${incoming.id} was refused: ${code ?? "for no reason"}.`);
}
