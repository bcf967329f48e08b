import { decide, startingVisibility, type Decision } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Account } from "../accounts/account.entity.js";
import { gatherFacts, type RequestInput } from "../accounts/gather-facts.js";
import { mayUseScope, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import type { Refusal } from "../refusal.js";
import { transact } from "../transaction.js";
import { attachmentIdsOf, lockUploads } from "./attachments/claim-uploads.js";
import { checkOpenTicket, type CheckedRequest } from "./check-open-ticket.js";
import { decisionRecord } from "./decision-record.js";
import { decisionsByIds } from "./decision.queries.js";
import { placeRequest } from "./place-request.js";
import type { StoredDecision } from "./stored-decision.entity.js";
import type { Ticket } from "./ticket.entity.js";
import { ticketsByIds } from "./ticket.queries.js";
import { writeOpenedTicket, writeUnopenedRequest, type NewTicket } from "./write-request.js";

export interface OpenTicketInput extends Omit<RequestInput, "production"> {
  idempotencyKey: string;
  subject: string;
  /** Markdown. */
  body: string;
  /** Which resource is affected, whose work stops, since when; its presence is the claim that production is affected. */
  production?: { resource: string; affected: string; since?: Date | null } | null;
  /** Of the search that came before. */
  searchId?: string | null;
  /** Of the actor's own uploads. */
  attachmentIds?: string[] | null;
}

export type OpenTicketResult =
  /** Accepted. Without a ticket where nothing remains to be done for an account: a visitor's feedback, which is on record. */
  | { ok: true; ticket: Ticket | null; decision: StoredDecision }
  /** With a decision: the policy's no, which is on record. Without: nothing was decided. */
  | { ok: false; refusals: Refusal[]; decision: StoredDecision | null };

/**
 * Decides a request and opens its ticket, or records why not. All of it in one transaction, under the idempotency key: the
 * same request twice is one ticket, or one recorded refusal.
 */
export async function openTicket(
  deps: CoreDeps,
  actor: Actor,
  input: OpenTicketInput,
): Promise<OpenTicketResult> {
  if (!mayUseScope(actor, "write_tickets")) {
    return { ...refuseScope("write_tickets"), decision: null };
  }
  const request = checkOpenTicket(input);
  if (!request.ok) {
    return { ...request, decision: null };
  }
  return transact<OpenTicketResult>(
    deps.db,
    (tx) => decideAndWrite(deps, tx, actor, input, request),
    (result) => result.ok || result.decision !== null,
  );
}

async function decideAndWrite(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: OpenTicketInput,
  request: CheckedRequest,
): Promise<OpenTicketResult> {
  const at = deps.clock.now();
  const decisionId = newId(at);
  const { idempotencyKey: key, attachmentIds, ...asked } = input;
  const attached = attachmentIdsOf(attachmentIds);
  const body = { ...asked, ...attached };
  const claimed = await claimKey(tx, { actor, operation: "openTicket", key, body, resultId: decisionId, at });
  if (!claimed.ok) {
    return { ...claimed, decision: null };
  }
  if (claimed.replayOf !== null) {
    return replay(tx, claimed.replayOf);
  }
  const uploads = await lockUploads(tx, actor, { ...attached, at });
  if (!uploads.ok) {
    return { ...uploads, decision: null };
  }
  const forPolicy = { ...asked, production: request.production !== null };
  const gathered = await gatherFacts(tx, deps.policy, actor, forPolicy, at);
  if (!gathered.ok) {
    return { ...gathered, decision: null };
  }

  const { facts, account } = gathered;
  const decision = decide(deps.policy, facts);
  const ticket = decision.opensTicket
    ? newTicket(deps, actor, request, { decision, decisionId, account, at })
    : null;
  const stored = decisionRecord(decision, {
    id: decisionId,
    actor,
    receivedAt: at,
    accountId: account?.id ?? null,
    ticketId: ticket?.id ?? null,
    subject: ticket === null ? request.subject : null,
    body: ticket === null ? request.body : null,
  });
  if (ticket === null) {
    await writeUnopenedRequest(tx, actor, stored);
    return withoutTicket(stored);
  }
  const opened = await writeOpenedTicket(deps, tx, actor, {
    ...{ decision: stored, ticket, body: request.body },
    attachmentIds: uploads.ids,
  });
  return { ok: true, ticket: opened, decision: stored };
}

async function replay(tx: EntityManager, decisionId: string): Promise<OpenTicketResult> {
  const [decision] = await decisionsByIds(tx, [decisionId]);
  if (decision === undefined) {
    throw new Error(`The idempotency key names the decision ${decisionId}, which is not there.`);
  }
  const [ticket] = decision.ticketId === null ? [] : await ticketsByIds(tx, [decision.ticketId]);
  return ticket === undefined ? withoutTicket(decision) : { ok: true, ticket, decision };
}

function withoutTicket(decision: StoredDecision): OpenTicketResult {
  if (decision.outcome === "accept") {
    return { ok: true, ticket: null, decision };
  }
  const message = decision.reasons[0]?.message ?? "This request does not open a ticket.";
  return { ok: false, refusals: [{ code: "NOT_ENTITLED", message }], decision };
}

interface Decided {
  decision: Decision;
  decisionId: string;
  account: Account | null;
  at: Date;
}

function newTicket(
  { policy }: CoreDeps,
  actor: Actor,
  request: CheckedRequest,
  { decision, decisionId, account, at }: Decided,
): NewTicket {
  const { forSpecialist, ...placement } = placeRequest(policy, decision);
  const { critical, protocol, platform, thirdParty } = decision.facts.request;
  return {
    ...placement,
    id: newId(at),
    accountId: account?.id ?? null,
    requesterId: actor.kind === "person" ? actor.person.id : null,
    visibility: startingVisibility(account?.ticketSharing ?? "admins"),
    participantIds: [],
    handoverOfferedAt: null,
    subject: request.subject,
    production: request.production,
    critical,
    protocol,
    platformName: platform?.name ?? null,
    platformVersion: platform?.version ?? null,
    thirdParty,
    assigneeId: forSpecialist ? (account?.trialSpecialistId ?? null) : null,
    decisionId,
    searchId: request.searchId,
    receivedAt: at,
    solvedAt: null,
    closedAt: null,
    updatedAt: at,
    version: 1,
  };
}
