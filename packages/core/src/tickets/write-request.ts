import type { MaskedFinding } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { keyInsertion, type KeyClaim } from "../idempotency.js";
import { insertion, StatementValues } from "../database/insertion.js";
import { runPreparedText } from "../database/run-prepared.js";
import { newId } from "../id.js";
import { messageIdOf } from "../mail/enqueue-mail.js";
import type { MailTemplate } from "../mail/mail-templates.js";
import type { MaskedText } from "../masked-text.js";
import { claimText, type MaskedClaim } from "./check-open-ticket.js";
import { NOT_MEASURED, type Measures } from "./measure-response.js";
import { claimStatement } from "./attachments/claim-uploads.js";
import { announceOnCommit } from "./announce.js";
import { Message } from "./message.entity.js";
import { StoredDecision } from "./stored-decision.entity.js";
import { clockParts, openingClock } from "./ticket-clock.js";
import { eventInsertion, type TicketEvent } from "./ticket-event.js";
import { Ticket } from "./ticket.entity.js";

/** What follows from the rest, or comes later, is nobody's to give; what was typed comes without its secrets. */
export interface NewTicket extends Omit<
  Ticket,
  | "number"
  | "queueRank"
  | "level"
  | "undoableActs"
  | "subject"
  | "production"
  | "productionRejection"
  | "clock"
  | "dueAt"
  | keyof Measures
> {
  subject: MaskedText;
  production: MaskedClaim | null;
}

export interface OpenedRequest {
  decision: StoredDecision;
  ticket: NewTicket;
  body: MaskedText;
  /** What was taken out of all that was typed: the first message tells it. */
  masked: readonly MaskedFinding[];
  /** Of uploads that are locked for the first message. */
  attachmentIds: readonly string[];
  /** Of a key that is claimed by the same statement. */
  claim?: KeyClaim;
  /** False: nobody is written to that it was received. */
  isAnswered?: boolean;
  /** Where the request was refused first: that decision, and when this one was made. */
  anew?: { firstDecisionId: string; at: Date };
}

interface UnopenedRequest extends Pick<OpenedRequest, "decision" | "masked" | "claim" | "isAnswered"> {
  /** When it was decided, where that is not when it was received. */
  at?: Date;
}

/** A decision that opens nothing, and its audit row. */
export async function writeUnopenedRequest(
  tx: EntityManager,
  actor: Actor,
  { decision, masked, claim, isAnswered = true, at }: UnopenedRequest,
): Promise<void> {
  const values = new StatementValues();
  const insertDecision = insertion(tx, StoredDecision, decision, values);
  await tx.query(
    `with decided as (${insertDecision})${claim === undefined ? "" : `, claimed as (${keyInsertion(values, claim)})`}
     ${decision.outcome === "accept" || !isAnswered ? "" : `, told as (${mailInsertion(values, { template: "refused", personId: decision.personId, data: { decisionId: decision.id }, ticketId: null, at: at ?? decision.receivedAt })})`}
     ${auditInsertion(values, actor, "request.decided", { type: "decision", id: decision.id }, decision, masked, at)}`,
    values.list,
  );
}

/**
 * The decision, the ticket, its first message, its events and its audit row in one statement: a round trip less for each table
 * is most of what opening a ticket costs.
 */
export async function writeOpenedTicket(
  { policy }: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  actor: Actor,
  { decision, ticket: given, body, masked, attachmentIds, claim, isAnswered = true, anew }: OpenedRequest,
): Promise<Ticket> {
  const at = given.receivedAt;
  const { level } = decision;
  const clock = openingClock(policy, { ...given, level }, at);
  const { columns } = clock ?? { columns: { clock: null, dueAt: null } };
  const ticket = {
    ...{ ...given, ...typedBy(given), ...NOT_MEASURED, ...columns },
    ...{ level, productionRejection: null },
  };
  const message: Message = {
    id: newId(at),
    ticketId: ticket.id,
    authorId: ticket.requesterId,
    byStaff: false,
    kind: "reply",
    body: body.text,
    folded: null,
    masked,
    createdAt: at,
    visibleAt: null,
  };
  const events = openingEvents(decision, ticket);
  const values = new StatementValues();
  const attached =
    attachmentIds.length === 0 ? "" : `attached as (${claimStatement(values, message.id, attachmentIds)}),`;
  const happened = happenings(values, actor, ticket, events, anew);
  const statement = `
    with ${claim === undefined ? "" : `claimed as (${keyInsertion(values, claim)}),`}
    decided as (${insertion(tx, StoredDecision, decision, values)}),
    opened as (${insertion(tx, Ticket, ticket, values)} returning number, queue_rank),
    written as (${insertion(tx, Message, message, values)}),
    ${attached}
    ${happened},
    ${isAnswered ? `told as (${mailInsertion(values, { template: "ticket_received", personId: ticket.requesterId, data: {}, ticketId: ticket.id, at: anew?.at ?? at })}),` : ""}
    ${clock === null ? "" : `${clockParts(policy, ticket.id, clock, at, values).join(", ")},`}
    audited as (${auditInsertion(values, actor, "ticket.opened", { type: "ticket", id: ticket.id }, decision, masked, anew?.at)})
    select number, queue_rank as "queueRank" from ${claim === undefined ? "" : "claimed,"} opened`;
  const [opened] = await runPreparedText<Pick<Ticket, "number" | "queueRank">>(
    tx,
    "recourse-write-opened-ticket",
    statement,
    values.list,
  );
  if (opened === undefined) {
    throw new Error("The ticket was not written.");
  }
  announceOnCommit(tx, { ticketId: ticket.id, version: ticket.version, what: "opened", toCustomers: true });
  return { ...ticket, ...opened, undoableActs: [] };
}

interface RequestMail {
  template: Extract<MailTemplate, "ticket_received" | "refused">;
  /** Null: nobody whose address is known. */
  personId: string | null;
  data: Record<string, string>;
  ticketId: string | null;
  at: Date;
}

/** A mail without its job, which takes as long as the rest together: workers look for such within seconds. */
function mailInsertion(
  values: StatementValues,
  { template, personId, data, ticketId, at }: RequestMail,
): string {
  const id = newId(at);
  const places = [id, template, JSON.stringify(data), ticketId, messageIdOf(id), at].map((value) =>
    values.add(value),
  );
  const types = ["uuid", "text", "jsonb", "uuid", "text", "timestamptz"];
  return `insert into outgoing_mails (id, template, data, ticket_id, message_id, created_at, to_address, to_person_id)
    select ${places.map((place, nth) => `${place}::${types[nth]}`).join(", ")}, email, id from people where id = ${values.add(personId)}::uuid`;
}

/** The columns that hold what was typed. */
function typedBy({ subject, production }: NewTicket): Pick<Ticket, "subject" | "production"> {
  return { subject: subject.text, production: claimText(production) };
}

/** What the timeline tells: of a request that was refused first, that too, each at its time. */
function happenings(
  values: StatementValues,
  actor: Actor,
  { id: ticketId, requesterId, receivedAt }: Pick<Ticket, "id" | "requesterId" | "receivedAt">,
  events: TicketEvent[],
  anew: OpenedRequest["anew"],
): string {
  if (anew === undefined) {
    const happened = { ticketId, actorId: requesterId, byStaff: false, events, at: receivedAt };
    return `happened as (${eventInsertion(values, happened)})`;
  }
  const { firstDecisionId, at } = anew;
  const first: TicketEvent = { kind: "decided", data: { decisionId: firstDecisionId } };
  const refused = { ticketId, actorId: requesterId, byStaff: false, events: [first], at: receivedAt };
  const actorId = actor.kind === "person" ? actor.person.id : null;
  const admitted = { ticketId, actorId, byStaff: true, events, at };
  return `refused_first as (${eventInsertion(values, refused)}), happened as (${eventInsertion(values, admitted)})`;
}

function openingEvents(
  decision: StoredDecision,
  ticket: Pick<Ticket, "state" | "holdReason" | "assigneeId">,
): TicketEvent[] {
  const events: TicketEvent[] = [{ kind: "decided", data: { decisionId: decision.id } }];
  if (ticket.state !== "open") {
    events.push({
      kind: "state_changed",
      data: { from: "open", to: ticket.state, reason: ticket.holdReason },
    });
  }
  if (ticket.assigneeId !== null) {
    events.push({ kind: "assigned", data: { staffId: ticket.assigneeId } });
  }
  return events;
}

function auditInsertion(
  values: StatementValues,
  actor: Actor,
  action: string,
  subject: { type: string; id: string },
  decision: StoredDecision,
  masked: readonly MaskedFinding[],
  at = decision.receivedAt,
): string {
  const { kind, id } = auditActor(actor);
  const { outcome, policyVersion, reasons } = decision;
  const data = JSON.stringify({
    decisionId: decision.id,
    outcome,
    policyVersion,
    reason: reasons[0]?.code ?? null,
    ...(masked.length === 0 ? {} : { masked }),
  });
  const places = [at, kind, id, action, subject.type, subject.id, decision.accountId, data].map((value) =>
    values.add(value),
  );
  return `insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
    values (${places.join(", ")})`;
}
