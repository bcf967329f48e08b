import { automaticReason, judgeSender, type MailFacts, type SenderEvidence } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { IncomingMailDeps } from "../../deps.js";
import type { ReadMail } from "../../ports.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { findReplyToken, isOurAddress } from "./mail-address.js";

const HOUR_MS = 3_600_000;
const NOTHING_KNOWN: SenderEvidence = { result: "unknown", domainPolicy: null };
/** What every Message-ID of ours ends with. */
const OWN_MESSAGE_ID = /@recourse$/;

/** Everything that is asked of a mail before it is said where it belongs. */
export async function gatherMailFacts(
  tx: EntityManager,
  deps: Pick<IncomingMailDeps, "addresses">,
  incoming: IncomingMail,
  mail: ReadMail,
): Promise<MailFacts> {
  const from = addressOf(incoming, mail);
  const sender = from === null ? null : await senderOf(tx, from);
  const token = await findReplyToken(tx, deps.addresses, incoming.rcptTo);
  const answered = sender === null ? null : await answeredTicket(tx, sender.personId, mail.references);
  const ticketId = token?.ticketId ?? answered?.ticketId ?? null;
  const { mailFrom } = incoming;
  return {
    from,
    sender,
    token,
    answered,
    trust: judgeSender(incoming.authentication?.evidence ?? NOTHING_KNOWN),
    isOurs:
      [mailFrom, from ?? ""].some((address) => isOurAddress(deps.addresses, address)) ||
      OWN_MESSAGE_ID.test(mail.messageId ?? ""),
    automatic: automaticReason({ headers: mail.headers, mailFrom, from, subject: mail.subject }),
    lastHour: from === null ? { all: 1, ofTicket: 1 } : await countLastHour(tx, incoming, from, ticketId),
  };
}

/** One reading of From for all: where what authenticated it read another address, it is nobody's. */
function addressOf({ authentication }: IncomingMail, { from }: ReadMail): string | null {
  if (authentication === null) return from;
  return authentication.from === from ? from : null;
}

async function senderOf(tx: EntityManager, address: string): Promise<MailFacts["sender"]> {
  const [row] = await tx.query<{ personId: string; isStaff: boolean }[]>(
    `select p.id as "personId", exists (select from staff s where s.person_id = p.id and s.active) as "isStaff"
     from people p where p.email = $1`,
    [address],
  );
  return row ?? null;
}

/** The ticket of a mail that went to this person and that the mail says it answers. */
async function answeredTicket(
  tx: EntityManager,
  personId: string,
  references: readonly string[],
): Promise<{ ticketId: string } | null> {
  if (references.length === 0) return null;
  const [row] = await tx.query<{ ticketId: string }[]>(
    `select ticket_id as "ticketId" from outgoing_mails
     where message_id = any($1) and to_person_id = $2 and ticket_id is not null order by created_at desc limit 1`,
    [references, personId],
  );
  return row ?? null;
}

async function countLastHour(
  tx: EntityManager,
  { id, receivedAt }: IncomingMail,
  from: string,
  ticketId: string | null,
): Promise<MailFacts["lastHour"]> {
  const [row] = await tx.query<{ all: number; ofTicket: number }[]>(
    `select count(*) as "all", count(*) filter (where ticket_id = $4) as "ofTicket" from incoming_mails
     where from_address = $1 and received_at > $2 and received_at <= $5 and id <> $3`,
    [from, new Date(receivedAt.getTime() - HOUR_MS), id, ticketId, receivedAt],
  );
  return { all: (row?.all ?? 0) + 1, ofTicket: (row?.ofTicket ?? 0) + 1 };
}
