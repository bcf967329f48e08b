import type { TicketState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { tellTicketByMail } from "../mail/tell-ticket.js";
import { claimKey } from "../idempotency.js";
import { checkMaskedText, type MaskedText } from "../masked-text.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { attachmentIdsOf, lockUploads } from "./attachments/claim-uploads.js";
import { mailOfState } from "./announce-reply.js";
import { changeTicket, type TicketChange } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import { isStopped, stopStaffReply } from "./stop-staff-reply.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface MoveTicketInput {
  ticketId: string;
  /** Of the ticket as the caller saw it. */
  version: number;
  /** Sent to the customer before the state changes. */
  reply?: string | null;
  /** Without one, the version alone keeps the same act from happening twice. */
  idempotencyKey?: string | null;
  /** Of the actor's own uploads, sent with the reply. */
  attachmentIds?: string[] | null;
}

export type MoveTicketResult = { ok: true; ticket: Ticket } | Refused;

/** An act of staff that gives a ticket another state. */
export interface TicketMove {
  operation: string;
  /** For the audit trail. */
  action: string;
  /** The policy's answer: the state after the act, or why not. */
  decide(ticket: Ticket): { ok: true; next: TicketState } | Refused;
  changes(at: Date): NonNullable<TicketChange["changes"]>;
}

export async function moveTicket(
  deps: CoreDeps,
  actor: Actor,
  input: MoveTicketInput,
  move: TicketMove,
): Promise<MoveTicketResult> {
  const reply = checkMaskedText(input.reply ?? "", {
    path: ["reply"],
    name: "The reply",
    max: 50_000,
    min: 0,
  });
  if (!reply.ok) {
    return reply;
  }
  const { attachmentIds, ...rest } = input;
  const attached = attachmentIdsOf(attachmentIds);
  if (reply.text.text === "" && attached.attachmentIds !== undefined) {
    return refused("INVALID", "Write a reply for the files to come with.", ["reply"]);
  }
  return transact<MoveTicketResult>(
    deps.db,
    (tx) => moveIn(deps, tx, actor, { ...rest, ...attached, reply: reply.text }, move),
    isStopped,
  );
}

/** The same, as a part of something greater. */
export async function moveIn(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: Omit<MoveTicketInput, "reply" | "attachmentIds"> & { reply: MaskedText; attachmentIds?: string[] },
  move: TicketMove,
): Promise<MoveTicketResult> {
  const at = deps.clock.now();
  const { idempotencyKey: key, ticketId, version, reply } = input;
  const body = { ticketId, version, reply: reply.text };
  if (key != null) {
    const claim = { actor, operation: move.operation, key, body, resultId: newId(at), at };
    const claimed = await claimKey(tx, claim);
    if (!claimed.ok) {
      return claimed;
    }
    if (claimed.replayOf !== null) {
      return loadTicket(tx, actor, { ticketId });
    }
  }
  const loaded = await loadTicket(tx, actor, { ticketId, version });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const decided = move.decide(ticket);
  if (!decided.ok) {
    return decided;
  }
  const outOfScope = refuseTicketScope(actor, true);
  if (outOfScope !== null) {
    return outOfScope;
  }
  const uploads = await lockUploads(tx, actor, { attachmentIds: input.attachmentIds, at });
  if (!uploads.ok) {
    return uploads;
  }
  const claim = key == null ? null : { operation: move.operation, key };
  const stopped = await stopStaffReply(deps.policy, tx, {
    actor,
    at,
    ticket,
    text: reply,
    path: ["reply"],
    claim,
  });
  if (stopped !== null) {
    return stopped;
  }
  const change: TicketChange = {
    actor,
    at,
    byStaff: true,
    action: move.action,
    changes: { state: decided.next, ...move.changes(at) },
    ...(reply.text === ""
      ? {}
      : { message: { id: newId(at), kind: "reply", body: reply, attachmentIds: uploads.ids } }),
    events: [{ kind: "state_changed", data: { from: ticket.state, to: decided.next, reason: null } }],
  };
  const changed = await changeTicket(deps, tx, ticket, change);
  const template = mailOfState(decided.next);
  // With a reply, the mail is that of the reply, once nobody can take it back.
  if (reply.text === "" && template !== "reply" && decided.next !== ticket.state) {
    await tellTicketByMail(tx, { ticketId, template, data: { messageId: null }, at });
  }
  return { ok: true, ticket: changed };
}
