import { mayReopen, mayReply, nextTicketState, type MaskedFinding } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { checkMaskedText, MaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { attachmentIdsOf, lockUploads } from "./attachments/claim-uploads.js";
import { changeTicket, type TicketChange } from "./change-ticket.js";
import { refuseCrossedReply } from "./crossed-reply.js";
import { decisionsByIds } from "./decision.queries.js";
import { loadTicket } from "./load-ticket.js";
import { decideAnew, reopening } from "./reopen-ticket.js";
import type { StoredDecision } from "./stored-decision.entity.js";
import { isStopped, stopStaffReply } from "./stop-staff-reply.js";
import { actsAsStaff, refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";
import { writeUnopenedRequest } from "./write-request.js";

export interface ReplyInput {
  ticketId: string;
  /** Markdown. */
  body: string;
  idempotencyKey: string;
  /** Of the actor's own uploads. */
  attachmentIds?: string[] | null;
  /** Of a mail: what its sender left under the reply, as quotes and a signature. */
  folded?: MaskedText | null;
  /** When the newest message that the writer saw was written. Given by staff, a reply that crosses another's is asked about first. */
  seenUntil?: Date | null;
}

export type ReplyResult =
  | { ok: true; ticket: Ticket; messageId: string; masked: readonly MaskedFinding[] }
  /** With a decision: the reply would have reopened the ticket, and the policy's no to that is on record. */
  | { ok: false; refusals: Refusal[]; decision: StoredDecision | null };

/**
 * A customer's reply brings the ticket back to staff; on a solved one the request is decided anew, and only what the policy still
 * admits is reopened. A reply by staff leaves the state as it is.
 */
export async function replyToTicket(deps: CoreDeps, actor: Actor, input: ReplyInput): Promise<ReplyResult> {
  const body = checkMaskedText(input.body, { path: ["body"], name: "The reply", max: 50_000 });
  if (!body.ok) {
    return undecided(body);
  }
  return transact<ReplyResult>(
    deps.db,
    (tx) => reply(deps, tx, actor, { ...input, body: body.text }),
    (result) => result.ok || result.decision !== null || isStopped(result),
  );
}

async function reply(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: Omit<ReplyInput, "body"> & { body: MaskedText },
): Promise<ReplyResult> {
  const at = deps.clock.now();
  const { ticketId, body, idempotencyKey: key, seenUntil = null } = input;
  const attached = attachmentIdsOf(input.attachmentIds);
  // The message's id, or that of the decision that refuses it.
  const id = newId(at);
  const claimed = await claimKey(tx, {
    actor,
    operation: "replyToTicket",
    key,
    body: { ticketId, body: body.text, ...attached },
    resultId: id,
    at,
  });
  if (!claimed.ok) {
    return undecided(claimed);
  }
  const loaded = await loadTicket(tx, actor, { ticketId });
  if (!loaded.ok) {
    return undecided(loaded);
  }
  const { ticket } = loaded;
  if (claimed.replayOf !== null) {
    return replay(tx, ticket, claimed.replayOf, body.masked);
  }
  const byStaff = actsAsStaff(actor, ticket);
  const outOfScope = refuseTicketScope(actor, byStaff);
  if (outOfScope !== null) {
    return undecided(outOfScope);
  }
  const permission = mayReply(policyViewer(actor), ticket);
  const next = nextTicketState(ticket.state, byStaff ? "staff_reply" : "customer_reply");
  if (!permission.allowed) {
    return undecided(refusedBy(permission));
  }
  if (next === null) {
    return undecided(refused("STATE_NOT_ALLOWED", "Nothing can be written to this ticket any more."));
  }
  const crossed =
    byStaff && seenUntil !== null ? await refuseCrossedReply(tx, actor, ticket, seenUntil) : null;
  if (crossed !== null) {
    return undecided(crossed);
  }
  const uploads = await lockUploads(tx, actor, { ...attached, at });
  if (!uploads.ok) {
    return undecided(uploads);
  }

  const claim = { operation: "replyToTicket", key };
  const stopped = byStaff
    ? await stopStaffReply(deps.policy, tx, { actor, at, ticket, text: body, path: ["body"], claim })
    : null;
  if (stopped !== null) {
    return { ...stopped, decision: null };
  }

  const change: TicketChange = {
    actor,
    at,
    byStaff,
    action: "ticket.replied",
    message: { id, kind: "reply", body, folded: input.folded ?? null, attachmentIds: uploads.ids },
  };
  if (ticket.solvedAt !== null && next !== ticket.state) {
    return reopen(deps, tx, ticket, change);
  }
  const moved = next === ticket.state ? {} : moveTo(ticket, next);
  const changed = await changeTicket(deps, tx, ticket, { ...change, ...moved });
  return { ok: true, ticket: changed, messageId: id, masked: body.masked };
}

function moveTo(ticket: Ticket, state: Ticket["state"]): Pick<TicketChange, "changes" | "events"> {
  return {
    // What it waited for has come.
    changes: { state, holdReason: null },
    events: [{ kind: "state_changed", data: { from: ticket.state, to: state, reason: null } }],
  };
}

async function reopen(
  deps: CoreDeps,
  tx: EntityManager,
  ticket: Ticket,
  change: TicketChange,
): Promise<ReplyResult> {
  const { actor, at, message } = change;
  const body = message?.body ?? MaskedText.of("");
  if (!mayReopen(deps.policy, (ticket.solvedAt ?? at).toISOString(), at.toISOString())) {
    return undecided(
      refused("STATE_NOT_ALLOWED", "This ticket was solved some time ago. Please open a new one."),
    );
  }
  const decided = await decideAnew(deps, tx, actor, ticket, { id: message?.id ?? newId(at), at, body });
  if (!decided.ok) {
    return undecided(decided);
  }
  const { decision, stored } = decided;
  if (!decision.opensTicket) {
    await writeUnopenedRequest(tx, actor, { decision: stored, masked: body.masked });
    return notReopened(stored);
  }
  const changed = await changeTicket(deps, tx, ticket, {
    ...change,
    ...reopening(deps.policy, ticket, decision, stored),
  });
  return { ok: true, ticket: changed, messageId: message?.id ?? "", masked: body.masked };
}

async function replay(
  tx: EntityManager,
  ticket: Ticket,
  resultId: string,
  masked: readonly MaskedFinding[],
): Promise<ReplyResult> {
  const [decision] = await decisionsByIds(tx, [resultId]);
  return decision === undefined || decision.opensTicket
    ? { ok: true, ticket, messageId: resultId, masked }
    : notReopened(decision);
}

function notReopened(decision: StoredDecision): ReplyResult {
  const message = decision.reasons[0]?.message ?? "The policy does not admit this request any more.";
  return { ok: false, refusals: [{ code: "NOT_ENTITLED", message }], decision };
}

function undecided({ refusals }: Refused): ReplyResult {
  return { ok: false, refusals, decision: null };
}
