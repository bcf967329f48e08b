import type { MailFacts } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { columnsOf } from "../../database/columns.js";
import type { IncomingMailDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { MaskedText } from "../../masked-text.js";
import type { ReadMail } from "../../ports.js";
import { claimKey } from "../../idempotency.js";
import { changeTicket } from "../../tickets/change-ticket.js";
import { Ticket } from "../../tickets/ticket.entity.js";
import { mailActor, type MailOutcome } from "./mail-outcome.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { isOurAddress } from "./mail-address.js";
import { mailText } from "./mail-text.js";

const MOST_COPIES = 20;
const NUMBER = /\[#(\d{1,15})\]/;

/** Keeps a mail with its ticket for staff alone: it moves nothing, stops no clock and is answered by nobody. */
export async function noteMail(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  mail: ReadMail,
  { from, automatic, trust }: MailFacts,
  ticketId: string,
): Promise<MailOutcome> {
  const who = from ?? "an address that cannot be read for certain";
  const what =
    automatic !== null
      ? `An automatic mail from ${who}.`
      : `A mail that says it is from ${who}${trust.level === "verified" ? "" : ", and could not be verified"}. Somebody released it from the quarantine.`;
  const { subject, body } = mailText({ ...mail, text: `${mail.text}\n\n${mail.folded}` });
  await writeNote(deps, incoming, ticketId, "note", `${what}\n\n**${subject}**\n\n${body}`);
  return { became: "note", ticketId, decisionId: null };
}

/** Who stands in copy reads nothing by that: staff, or the requester in the portal, ask them to join. */
export async function noteCopies(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  { namedAddresses, from }: ReadMail,
  ticketId: string,
): Promise<void> {
  const others = namedAddresses.filter(
    (address) => address !== from && !isOurAddress(deps.addresses, address),
  );
  if (others.length === 0) return;
  const [{ known } = { known: [] }] = await deps.db.query<{ known: string[] }[]>(
    `select coalesce(array_agg(lower(p.email::text)), '{}') as known from tickets t
     join people p on p.id = t.requester_id or p.id = any(t.participant_ids) where t.id = $1`,
    [ticketId],
  );
  const strangers = others.filter((address) => !known.includes(address)).slice(0, MOST_COPIES);
  if (strangers.length === 0) return;
  const list = strangers.map((address) => `- ${address}`).join("\n");
  await writeNote(
    deps,
    incoming,
    ticketId,
    "copies",
    `In copy of the mail, and not added to the ticket:\n\n${list}\n\nCheck that they belong to the customer before you ask them to join.`,
  );
}

/** It names another ticket without being a reply to it: staff decide whether they belong together. */
export async function noteHint(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  { subject, references }: ReadMail,
  ticketId: string,
): Promise<void> {
  const [named] = await deps.db.query<{ number: string }[]>(
    `select number from tickets where id <> $1 and (number = $2 or id in (select ticket_id from outgoing_mails where message_id = any($3)))
     order by number desc limit 1`,
    [ticketId, NUMBER.exec(subject)?.[1] ?? null, references],
  );
  if (named === undefined) return;
  await writeNote(
    deps,
    incoming,
    ticketId,
    "hint",
    `The mail names ticket #${named.number}, and is no reply to it that could be verified. If they belong together, merge them.`,
  );
}

/** Once for each mail and what it says of it. */
export async function writeNote(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  ticketId: string,
  which: "note" | "copies" | "hint" | "bounce",
  text: string,
): Promise<void> {
  const at = deps.clock.now();
  const body = MaskedText.of(text);
  const id = newId(at);
  await deps.db.transaction(async (tx: EntityManager) => {
    const claimed = await claimKey(tx, {
      ...{ actor: mailActor, operation: `mail ${which}`, key: `mail-${incoming.id}`, resultId: id, at },
      body: {},
    });
    if (!claimed.ok || claimed.replayOf !== null) return;
    const [ticket] = await tx.query<Ticket[]>(
      `select ${columnsOf(tx, Ticket, "t")} from tickets t where t.id = $1 for update`,
      [ticketId],
    );
    if (ticket === undefined) return;
    await changeTicket(deps, tx, ticket, {
      ...{ actor: mailActor, at, byStaff: true, action: "ticket.note_added" },
      message: { id, kind: "internal_note", body },
      auditData: { incomingMailId: incoming.id },
    });
  });
}
