import { maySplit, MOST_SPLIT_MESSAGES, requestKinds, type RequestKind } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { isId, newId } from "../../id.js";
import { claimKey } from "../../idempotency.js";
import { checkMaskedText, MaskedText } from "../../masked-text.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { changeTicket } from "../change-ticket.js";
import { decisionRecord } from "../decision-record.js";
import { decisionsByIds } from "../decision.queries.js";
import { loadTicket } from "../load-ticket.js";
import { Message } from "../message.entity.js";
import { placeRequest } from "../place-request.js";
import { refuseTicketScope } from "../ticket-role.js";
import type { Ticket } from "../ticket.entity.js";
import { writeOpenedTicket, type NewTicket } from "../write-request.js";
import { decideForRequester } from "./decide-for-requester.js";

export interface SplitTicketInput {
  ticketId: string;
  /** Of the ticket as the caller saw it. */
  version: number;
  /** Replies of the customer's side. They are copied: the conversation that they stand in stays whole. */
  messageIds: readonly string[];
  subject: string;
  /** That of the ticket unless given. */
  kind?: RequestKind | null;
  idempotencyKey: string;
}

/** `ticket`: the new one. */
export type SplitTicketResult = { ok: true; ticket: Ticket } | Refused;

/**
 * Opens another ticket out of what a customer wrote beside their question. The gate decides it as the request that it is, received when
 * its first message was; where the policy says no, nothing is split.
 */
export async function splitTicket(
  deps: CoreDeps,
  actor: Actor,
  input: SplitTicketInput,
): Promise<SplitTicketResult> {
  const subject = checkMaskedText(input.subject, { path: ["subject"], name: "The subject", max: 200 });
  if (!subject.ok) {
    return subject;
  }
  const messageIds = [...new Set(input.messageIds)];
  if (messageIds.length === 0 || messageIds.length > MOST_SPLIT_MESSAGES) {
    return refused("INVALID", `Choose 1 to ${MOST_SPLIT_MESSAGES} messages.`, ["messageIds"]);
  }
  return transact<SplitTicketResult>(deps.db, (tx) =>
    split(deps, tx, actor, { ...input, messageIds, subject: subject.text }),
  );
}

async function split(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  { subject, ...input }: Omit<SplitTicketInput, "subject"> & { subject: MaskedText },
): Promise<SplitTicketResult> {
  const at = deps.clock.now();
  const { idempotencyKey: key, ...rest } = input;
  const body = { ...rest, subject: subject.text };
  const newTicketId = newId(at);
  const claim = { actor, operation: "splitTicket", key, body, resultId: newTicketId, at };
  const claimed = await claimKey(tx, claim);
  if (!claimed.ok) {
    return claimed;
  }
  if (claimed.replayOf !== null) {
    return loadTicket(tx, actor, { ticketId: claimed.replayOf });
  }
  const loaded = await loadTicket(tx, actor, input);
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const permission = maySplit(policyViewer(actor), ticket);
  const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
  if (refusal !== null) {
    return refusal;
  }
  const messages = await chosenMessages(tx, ticket.id, input.messageIds);
  const [first, ...others] = messages;
  if (first === undefined || messages.length !== input.messageIds.length) {
    return refused("NOT_FOUND", "One of the messages is no reply of the customer's side to this ticket.", [
      "messageIds",
    ]);
  }
  const request = await requestOf(tx, ticket);
  const kind = input.kind ?? request.kind;
  // Whether production is affected was said of the ticket as a whole; of this part of it nobody has said so.
  const asked = { ...request, kind, production: false, critical: false };
  const decided = await decideForRequester(deps, tx, ticket, asked, first.createdAt);
  if (!decided.ok) {
    return decided;
  }

  const decisionId = newId(at);
  const { forSpecialist, ...placement } = placeRequest(deps.policy, decided.decision);
  const specialist = forSpecialist ? (decided.account?.trialSpecialistId ?? null) : null;
  const opened = await writeOpenedTicket(deps, tx, decided.requester, {
    decision: decisionRecord(decided.decision, {
      ...{ id: decisionId, actor: decided.requester, receivedAt: first.createdAt, ticketId: newTicketId },
      ...{ accountId: ticket.accountId, subject: null, body: null },
    }),
    ticket: {
      ...placement,
      ...askedWith(ticket),
      id: newTicketId,
      subject,
      assigneeId: specialist ?? ticket.assigneeId,
      decisionId,
      receivedAt: first.createdAt,
      updatedAt: at,
    },
    body: MaskedText.of(first.body),
    masked: first.masked,
    attachmentIds: [],
  });
  await copyMessages(tx, opened.id, first, others);
  await tx.query(
    `insert into ticket_links (id, from_id, to_id, kind, created_by, created_at) values ($1, $2, $3, 'split', $4, $5)`,
    [newId(at), ticket.id, opened.id, actor.kind === "person" ? actor.person.id : null, at],
  );
  const by = { actor, at, byStaff: true, auditData: { from: ticket.id, to: opened.id } };
  await changeTicket(deps, tx, ticket, {
    ...by,
    action: "ticket.split",
    events: [{ kind: "split_off", data: { ticketId: opened.id } }],
  });
  const ended = await changeTicket(deps, tx, opened, {
    ...by,
    action: "ticket.split_from",
    events: [{ kind: "split_from", data: { ticketId: ticket.id } }],
    keepsVersion: true,
  });
  return { ok: true, ticket: ended };
}

/** What the new ticket has in common with the one that it comes from. */
function askedWith(
  ticket: Ticket,
): Omit<
  NewTicket,
  | "id"
  | "subject"
  | "kind"
  | "convertedFrom"
  | "state"
  | "rank"
  | "holdReason"
  | "assigneeId"
  | "decisionId"
  | "receivedAt"
  | "updatedAt"
> {
  const {
    accountId,
    requesterId,
    visibility,
    participantIds,
    protocol,
    platformName,
    platformVersion,
    thirdParty,
  } = ticket;
  return {
    ...{ accountId, requesterId, visibility, participantIds },
    ...{ protocol, platformName, platformVersion, thirdParty },
    handoverOfferedAt: null,
    production: null,
    critical: false,
    searchId: null,
    mergedIntoId: null,
    solvedAt: null,
    closedAt: null,
    version: 1,
  };
}

async function requestOf(tx: EntityManager, ticket: Ticket) {
  const [decision] = await decisionsByIds(tx, [ticket.decisionId]);
  if (decision === undefined) {
    throw new Error(`The ticket ${ticket.id} has no decision.`);
  }
  // A converted request is asked again as what it became.
  const kind = requestKinds.find((each) => each === ticket.kind) ?? decision.facts.request.kind;
  return { ...decision.facts.request, kind };
}

/** In the order in which they were written; what is not of this ticket and this side is not among them. */
async function chosenMessages(
  tx: EntityManager,
  ticketId: string,
  ids: readonly string[],
): Promise<Message[]> {
  return tx.query<Message[]>(
    `select ${columnsOf(tx, Message, "m")} from messages m
     where m.ticket_id = $1 and m.id = any($2) and m.kind = 'reply' and not m.by_staff order by m.created_at, m.id`,
    [ticketId, ids.filter(isId)],
  );
}

/** The first was written when the ticket was opened, in the requester's name: it may be somebody else's. */
async function copyMessages(
  tx: EntityManager,
  ticketId: string,
  first: Message,
  others: readonly Message[],
): Promise<void> {
  await tx.query("update messages set author_id = $2 where ticket_id = $1", [ticketId, first.authorId]);
  if (others.length > 0) {
    const rows = others.map(({ id }) => ({ id, copy: newId(first.createdAt) }));
    await tx.query(
      `insert into messages (id, ticket_id, author_id, by_staff, kind, body, folded, masked, created_at)
       select c.copy, $1, m.author_id, m.by_staff, m.kind, m.body, m.folded, m.masked, m.created_at
       from jsonb_to_recordset($2::jsonb) as c (id uuid, copy uuid) join messages m on m.id = c.id`,
      [ticketId, JSON.stringify(rows)],
    );
  }
}
