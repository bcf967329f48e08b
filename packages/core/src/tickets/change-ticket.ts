import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { auditActor } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { claimStatement } from "./attachments/claim-uploads.js";
import { columnsOf } from "../database/columns.js";
import { insertion, StatementValues } from "../database/insertion.js";
import { maskedIn, type MaskedText } from "../masked-text.js";
import { measuresOf } from "./measure-response.js";
import { enqueue } from "../jobs.js";
import { announceOnCommit, type Announcement } from "./announce.js";
import { Message, type MessageKind } from "./message.entity.js";
import { StoredDecision } from "./stored-decision.entity.js";
import { clockChange, clockParts } from "./ticket-clock.js";
import { concernsCustomers, eventInsertion, type TicketEvent } from "./ticket-event.js";
import { Ticket } from "./ticket.entity.js";
import { undoableActsAfter, visibleAtOf } from "./undo-window.js";

/** What may change of a ticket after it was opened. */
type Changes = Partial<
  Pick<
    Ticket,
    | "state"
    | "rank"
    | "assigneeId"
    | "decisionId"
    | "holdReason"
    | "solvedAt"
    | "closedAt"
    | "requesterId"
    | "visibility"
    | "participantIds"
    | "handoverOfferedAt"
    | "productionRejection"
    | "updatedAt"
    | "clock"
    | "dueAt"
    | "firstResponseAt"
    | "firstResponseBusinessMinutes"
    | "mergedIntoId"
    | "production"
  >
>;

export interface TicketChange {
  actor: Actor;
  at: Date;
  /** False where staff act as a customer of theirs. */
  byStaff: boolean;
  /** Object, then what was done to it: "ticket.assigned". */
  action: string;
  changes?: Changes;
  /** `attachmentIds`: of uploads that are locked for it. */
  message?: {
    id: string;
    kind: MessageKind;
    body: MaskedText;
    folded?: MaskedText | null;
    attachmentIds?: readonly string[];
  };
  decision?: StoredDecision;
  /** In the order in which they happened. */
  events?: TicketEvent[];
  /** The id of a reply whose act is undone with all that it did to the ticket. */
  undoes?: string;
  /** Customers see it at once: whoever sent it had their time to stop it. */
  isFinal?: true;
  auditData?: Record<string, unknown>;
  /** For what is no part of the work on the ticket, as its tags: nobody's reply or assignment is out of date by it. */
  keepsVersion?: boolean;
}

/**
 * Writes a change of a locked ticket in one statement: the row and its version, the message, what the timeline tells, what the
 * change does to the clocks of internal targets, the audit row. An internal note alone changes nothing of the ticket and leaves its version.
 * A reply of staff, and what happened with it, is for customers only after its undo window.
 */
export async function changeTicket(
  { policy }: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  ticket: Ticket,
  change: TicketChange,
): Promise<Ticket> {
  const { actor, at, byStaff, action, message, decision, events = [], changes } = change;
  const visibleAt = visibleAtOf(change);
  const values = new StatementValues();
  const parts: string[] = [];
  if (message !== undefined) {
    const { attachmentIds = [], folded = null, ...written } = message;
    const row: Message = {
      ...written,
      body: written.body.text,
      masked: maskedIn(written.body, folded),
      folded: folded?.text ?? null,
      ticketId: ticket.id,
      authorId: personOf(actor),
      byStaff,
      createdAt: at,
      visibleAt,
    };
    parts.push(`written as (${insertion(tx, Message, row, values)})`);
    if (attachmentIds.length > 0)
      parts.push(`attached as (${claimStatement(values, message.id, attachmentIds)})`);
  }
  if (decision !== undefined) {
    parts.push(`decided as (${insertion(tx, StoredDecision, decision, values)})`);
  }
  if (events.length > 0) {
    const of = { ticketId: ticket.id, actorId: personOf(actor), byStaff, events, at, visibleAt };
    parts.push(`happened as (${eventInsertion(values, of)})`);
  }
  const { kind, id } = auditActor(actor);
  const audit = [
    at,
    kind,
    id,
    action,
    "ticket",
    ticket.id,
    ticket.accountId,
    JSON.stringify(auditDataOf(change)),
  ];
  parts.push(`audited as (
    insert into audit_rows (occurred_at, actor_kind, actor_id, action, subject_type, subject_id, account_id, data)
    values (${audit.map((value) => values.add(value)).join(", ")}))`);
  const level = levelOf(change);
  // What takes a reply back says itself what becomes of the clock.
  const clock =
    changes?.clock === undefined ? await clockChange(policy, tx, ticket, { ...change, ...level }) : null;
  parts.push(...(clock === null ? [] : clockParts(policy, ticket.id, clock, at, values)));
  const derived = { ...level, ...measuresOf(policy, ticket, change), ...clock?.columns };
  parts.push(`changed as (${updateOf(tx, ticket, change, derived, values)} returning *)`);
  const [changed] = await tx.query<Ticket[]>(
    `with ${parts.join(", ")} select ${columnsOf(tx, Ticket, "t")} from changed t`,
    values.list,
  );
  if (changed === undefined) {
    throw new Error(`The ticket ${ticket.id} is gone although it was locked.`);
  }
  announceOnCommit(tx, announcementOf(changed, change, visibleAt));
  if (message !== undefined && visibleAt !== null) {
    await enqueue(tx, "announce-reply", { ticketId: ticket.id, messageId: message.id }, { runAt: visibleAt });
  }
  return changed;
}

function announcementOf(
  { id, version }: Ticket,
  { message, events = [] }: TicketChange,
  visibleAt: Date | null,
): Announcement {
  const toCustomers = visibleAt === null && (message?.kind === "reply" || concernsCustomers(events));
  const what =
    message === undefined ? "changed" : message.kind === "internal_note" ? "note_added" : "replied";
  return { ticketId: id, version, what, toCustomers };
}

function updateOf(
  tx: EntityManager,
  ticket: Ticket,
  change: TicketChange,
  derived: Partial<Ticket>,
  values: StatementValues,
): string {
  const { changes = {}, message, at } = change;
  const columns = tx.connection.getMetadata(Ticket).columns;
  const written = { ...changes, ...derived };
  const assignments = columns.flatMap(({ propertyName, databaseName }) => {
    const value = Object.entries(written).find(([name]) => name === propertyName);
    return value === undefined ? [] : [`${databaseName} = ${values.add(value[1])}`];
  });
  if (
    change.keepsVersion === true ||
    (Object.keys(changes).length === 0 && message?.kind === "internal_note")
  ) {
    // Customers see when a ticket was changed last: notes and tags are none of their business.
    return `update tickets set version = version where id = ${values.add(ticket.id)}`;
  }
  const undoableActs = JSON.stringify(undoableActsAfter(ticket, change));
  assignments.push("version = version + 1", `undoable_acts = ${values.add(undoableActs)}`);
  if (changes.updatedAt === undefined) {
    assignments.push(`updated_at = ${values.add(at)}`);
  }
  return `update tickets set ${assignments.join(", ")} where id = ${values.add(ticket.id)}`;
}

/** Of what was taken out, kinds and numbers; never a text. By its message an act is known that is undone. */
function auditDataOf({ auditData = {}, message }: TicketChange): Record<string, unknown> {
  const masked = message?.body.masked ?? [];
  return {
    ...auditData,
    ...(message?.kind === "reply" && { messageId: message.id }),
    ...(masked.length > 0 && { masked }),
  };
}

/** Follows from the decision that the ticket goes by. */
function levelOf({ changes, decision }: TicketChange): Partial<Pick<Ticket, "level">> {
  return decision !== undefined && changes?.decisionId === decision.id ? { level: decision.level } : {};
}

function personOf(actor: Actor): string | null {
  return actor.kind === "person" ? actor.person.id : null;
}
