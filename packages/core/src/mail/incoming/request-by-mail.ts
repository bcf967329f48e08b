import { createHash } from "node:crypto";
import type { MailFacts } from "@recourse/policy";
import type { Actor } from "../../actor.js";
import type { IncomingMailDeps } from "../../deps.js";
import type { ReadMail } from "../../ports.js";
import { openTicket } from "../../tickets/open-ticket.js";
import { enqueueMail } from "../enqueue-mail.js";
import { attachMailedFiles } from "./attach-mailed-files.js";
import { mayAnswer } from "./automatic-answers.js";
import type { MailOutcome } from "./mail-outcome.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { mailText } from "./mail-text.js";
import { noteCopies, noteHint } from "./note-mail.js";
import { mailingActor } from "./mailing-actor.js";

/**
 * A new request, decided like every other. What a mail does not say is not guessed: it is a question that affects nothing, until its sender
 * says more in the portal.
 */
export async function requestByMail(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  mail: ReadMail,
  { from, sender, automatic }: MailFacts,
): Promise<MailOutcome> {
  const person = sender === null ? null : await mailingActor(deps, sender.personId);
  const actor: Actor = person ?? { kind: "anonymous", visitor: visitorOf(from), channel: "mail" };
  const at = deps.clock.now();
  const isAnswered =
    from !== null &&
    automatic === null &&
    (await mayAnswer(deps.db, { address: from, isKnown: person !== null, at }));
  const files =
    person === null
      ? { attachmentIds: [], leftOut: [] }
      : await attachMailedFiles(deps, person, incoming, mail.files);
  const { subject, body } = mailText({ ...mail, text: `${mail.text}\n\n${mail.folded}` }, files.leftOut);
  const result = await openTicket(
    deps,
    actor,
    {
      ...{ subject, body, kind: "question", idempotencyKey: `mail-${incoming.id}` },
      ...{ language: mail.language ?? "en", attachmentIds: files.attachmentIds },
    },
    { isAnswered },
  );
  const { decision } = result;
  if (decision === null) {
    const [refusal] = result.ok ? [] : result.refusals;
    throw new Error(
      `The request of the mail ${incoming.id} was not decided: ${refusal?.message ?? "no reason"}`,
    );
  }
  const ticketId = result.ok ? (result.ticket?.id ?? null) : null;
  if (person === null && from !== null && isAnswered) await answerStranger(deps, from, decision.id, at);
  if (ticketId !== null) {
    await noteCopies(deps, incoming, mail, ticketId);
    await noteHint(deps, incoming, mail, ticketId);
  }
  return { became: "request", ticketId, decisionId: decision.id };
}

/** Once for each decision: handled a second time, after a crash, it was answered. */
async function answerStranger(
  { db }: IncomingMailDeps,
  address: string,
  decisionId: string,
  at: Date,
): Promise<void> {
  const told = await db.query<unknown[]>(
    "select 1 from outgoing_mails where to_address = $1 and template = 'refused' and data ->> 'decisionId' = $2",
    [address, decisionId],
  );
  if (told.length > 0) return;
  await db.transaction((tx) =>
    enqueueMail(tx, { template: "refused", to: { address, personId: null }, data: { decisionId }, at }),
  );
}

/** Requests of one unknown address belong together, without the address being kept with them. */
function visitorOf(address: string | null): string | null {
  return address === null ? null : createHash("sha256").update(`mail ${address}`).digest("hex");
}
