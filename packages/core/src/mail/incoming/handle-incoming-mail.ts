import {
  nextIncomingMailState,
  routeMail,
  routeReleased,
  type MailFacts,
  type MailRoute,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { writeAudit } from "../../audit-trail.js";
import type { IncomingMailDeps } from "../../deps.js";
import type { ReadMail } from "../../ports.js";
import { readMailPieces } from "./accept-mail.js";
import { lockSender } from "./automatic-answers.js";
import { claimIncomingMail, putIncomingMailOff, type ClaimedIncomingMail } from "./claim-incoming-mail.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { findBounced } from "./mail-address.js";
import { gatherMailFacts } from "./mail-facts.js";
import { mailActor, type MailOutcome } from "./mail-outcome.js";
import { shownText } from "./mail-text.js";
import { noteMail } from "./note-mail.js";
import { recordBounce } from "./record-bounce.js";
import { replyByMail } from "./reply-by-mail.js";
import { requestByMail } from "./request-by-mail.js";

/** `parked`: given up, with the cause; `put_off`: it is tried once more. */
export type HandledIncomingMail = {
  id: string;
  did: "handled" | "quarantined" | "parked" | "put_off";
  error?: unknown;
};

/**
 * Takes the oldest mail that nobody has looked at, and makes of it what it is; null: there is none. Whatever is done for a mail carries its id
 * as key: done a second time, after a crash, it is the same.
 */
export async function handleNextMail(deps: IncomingMailDeps): Promise<HandledIncomingMail | null> {
  const claimed = await claimIncomingMail(deps);
  if (claimed === null) return null;
  const { id } = claimed.mail;
  try {
    const opened = await deps.reader.read(readMailPieces(deps.db, id));
    try {
      return { id, did: await handle(deps, claimed, opened.mail) };
    } finally {
      await opened.close();
    }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { id, did: await putIncomingMailOff(deps, claimed, cause), error };
  }
}

async function handle(
  deps: IncomingMailDeps,
  claimed: ClaimedIncomingMail,
  mail: ReadMail,
): Promise<"handled" | "quarantined"> {
  const incoming = claimed.mail;
  const bounced = findBounced(deps.codes, deps.addresses, incoming.rcptTo);
  if (bounced !== null && mail.report !== null) {
    await recordBounce(deps, incoming, bounced, mail.report);
    return settle(deps, claimed, { became: "bounce", ticketId: null, decisionId: null }, mail);
  }
  const sender = mail.from ?? incoming.mailFrom;
  return lockSender(deps.db, sender, async () => {
    const facts = await gatherMailFacts(deps.db.manager, deps, incoming, mail);
    const outcome = await follow(deps, incoming, mail, facts);
    return settle(deps, claimed, outcome, mail, facts);
  });
}

async function follow(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  mail: ReadMail,
  facts: MailFacts,
): Promise<MailOutcome> {
  const route = routeOf(incoming, facts);
  switch (route.to) {
    case "quarantine":
      return { held: route.cause, ticketId: route.ticketId };
    case "note":
      return noteMail(deps, incoming, mail, facts, route.ticketId);
    case "reply":
      return replyByMail(deps, incoming, mail, facts, route.ticketId);
    case "request":
      return requestByMail(deps, incoming, mail, facts);
  }
}

/** What somebody released goes where the policy lets released mail go. */
function routeOf({ reviewedBy, cause }: IncomingMail, facts: MailFacts): MailRoute {
  const released = reviewedBy !== null && cause !== null ? routeReleased(facts) : null;
  return released ?? routeMail(facts);
}

/** Nothing is written where somebody else has it in hand by now: what was done under its key is done once all the same. */
async function settle(
  { db, clock }: IncomingMailDeps,
  { mail: incoming, claimId }: ClaimedIncomingMail,
  outcome: MailOutcome,
  mail: ReadMail,
  facts?: MailFacts,
): Promise<"handled" | "quarantined"> {
  const isHeld = "held" in outcome;
  const state = nextIncomingMailState(incoming.state, isHeld ? "quarantine" : "handle");
  if (state === null) throw new Error(`The mail ${incoming.id} is ${incoming.state}.`);
  const at = clock.now();
  const { subject, body } = shownText(mail);
  await db.transaction(async (tx: EntityManager) => {
    const [rows] = await tx.query<[unknown[], number]>(
      `update incoming_mails set state = $3, from_address = $4, subject = $5, body = $6, automatic = $7, cause = coalesce($8, cause),
         copied_to = $9, became = $10, ticket_id = $11, decision_id = $12, handled_at = $13,
         claim_id = null, claimed_until = null, last_error = null
       where id = $1 and claim_id = $2 returning id`,
      [
        ...[incoming.id, claimId, state, facts?.from ?? mail.from, subject, isHeld ? body : null],
        ...[facts?.automatic ?? null, isHeld ? outcome.held : null, mail.namedAddresses],
        ...(isHeld ? [null, outcome.ticketId, null] : [outcome.became, outcome.ticketId, outcome.decisionId]),
        isHeld ? null : at,
      ],
    );
    if (rows.length === 0) return;
    await writeAudit(tx, {
      ...{ at, actor: mailActor, subjectType: "incoming_mail", subjectId: incoming.id },
      action: isHeld ? "mail.quarantined" : "mail.handled",
      data: isHeld
        ? { cause: outcome.held }
        : { became: outcome.became, ticketId: outcome.ticketId, decisionId: outcome.decisionId },
    });
  });
  return isHeld ? "quarantined" : "handled";
}
