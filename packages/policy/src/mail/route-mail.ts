import type { AutomaticReason } from "./automatic-mail.js";
import { mailLimits } from "./mail-limits.js";
import type { SenderTrust } from "./sender-trust.js";

export const quarantineCauses = [
  "authentication_failed",
  "not_authenticated",
  "authentication_unknown",
  "sender_ambiguous",
  "from_ourselves",
  "from_staff",
  "automatic",
  "token_of_another",
  "not_a_reader",
  "too_many",
] as const;
/** Why a mail waits for a person to look at it. */
export type QuarantineCause = (typeof quarantineCauses)[number];

export interface MailFacts {
  trust: SenderTrust;
  /** The one address in From; null: there is none, or more than one way to read it. */
  from: string | null;
  /** It says that it is from an address of ours, or carries a mark of ours. */
  isOurs: boolean;
  automatic: AutomaticReason | null;
  /** Who has the address in From; null: nobody. */
  sender: { personId: string; isStaff: boolean } | null;
  /** Of a valid reply token in the envelope; null: none. */
  token: { ticketId: string; personId: string } | null;
  /** The ticket of a mail that we sent to this very sender, and that this one names; null: none. A hint without the rest. */
  answered: { ticketId: string } | null;
  /** Mails of this sender within the last hour, with this one: all, and those of the ticket that it belongs to. */
  lastHour: { all: number; ofTicket: number };
}

export type MailRoute =
  | { to: "quarantine"; cause: QuarantineCause; ticketId: string | null }
  /** As the sender, who is one of the ticket's people. */
  | { to: "reply"; ticketId: string }
  /** Kept with the ticket for staff alone: it moves nothing. */
  | { to: "note"; ticketId: string }
  | { to: "request" };

/**
 * Where a mail belongs. From, Reply-To, References, the subject and a ticket's number authorise nothing: into a ticket comes what is
 * verified and carries the sender's own token, or answers a mail that went to the sender.
 */
export function routeMail(facts: MailFacts): MailRoute {
  const { from, trust, sender, token, answered, automatic, lastHour } = facts;
  const ticketId = token?.ticketId ?? answered?.ticketId ?? null;
  const hold = (cause: QuarantineCause): MailRoute => ({ to: "quarantine", cause, ticketId });
  if (facts.isOurs) return hold("from_ourselves");
  if (from === null) return hold("sender_ambiguous");
  const isTokenHolder = token !== null && sender?.personId === token.personId;
  if (trust.level === "unverified") return hold(automatic === null ? trust.cause : "automatic");
  if (
    lastHour.all > mailLimits.mailsPerSenderAndHour ||
    (ticketId !== null && lastHour.ofTicket > mailLimits.repliesPerTicketAndHour)
  ) {
    return hold("too_many");
  }
  if (token !== null && !isTokenHolder) return hold(automatic === null ? "token_of_another" : "automatic");
  if (automatic !== null) return ticketId === null ? hold("automatic") : { to: "note", ticketId };
  // Agents answer on the desk: a mail is not how staff speak to customers.
  if (sender?.isStaff === true) return hold("from_staff");
  return ticketId === null ? { to: "request" } : { to: "reply", ticketId };
}

/**
 * What becomes of a mail that somebody on the desk takes the responsibility for. Into a ticket it comes as a note, marked for what it is;
 * a request is decided as one of the person whose address it bears: answers go to the address on file and to nobody else.
 */
export function routeReleased({
  from,
  token,
  answered,
}: Pick<MailFacts, "from" | "token" | "answered">): MailRoute | null {
  const ticketId = token?.ticketId ?? answered?.ticketId ?? null;
  if (ticketId !== null) return { to: "note", ticketId };
  return from === null ? null : { to: "request" };
}
