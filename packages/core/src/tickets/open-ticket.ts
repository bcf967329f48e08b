import { decide, startingVisibility, type Decision, type MaskedFinding } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Account } from "../accounts/account.entity.js";
import { gatherFacts, type RequestInput } from "../accounts/gather-facts.js";
import { mayUseScope, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import type { ReportAnswers } from "../defects/defect-report.entity.js";
import { checkAnswers, writeTicketReport, type GivenAnswers } from "../defects/write-ticket-report.js";
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
  /** Answers of the structured form, where it is a report of a critical defect. */
  report?: GivenAnswers | null;
}

export type OpenTicketResult =
  /** Accepted. Without a ticket where nothing remains to be done: feedback, which is on record and read. */
  | { ok: true; ticket: Ticket | null; decision: StoredDecision; masked: readonly MaskedFinding[] }
  /** With a decision: the policy's no, which is on record. Without: nothing was decided. */
  | { ok: false; refusals: Refusal[]; decision: StoredDecision | null; masked: readonly MaskedFinding[] };

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
    return undecided(refuseScope("write_tickets"));
  }
  const request = checkOpenTicket(input);
  if (!request.ok) {
    return undecided(request);
  }
  const report = checkAnswers(input.report);
  if (!report.ok) {
    return undecided(report);
  }
  return transact<OpenTicketResult>(
    deps.db,
    (tx) => decideAndWrite(deps, tx, actor, input, { ...request, report: report.answers }),
    (result) => result.ok || result.decision !== null,
  );
}

async function decideAndWrite(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: OpenTicketInput,
  request: CheckedRequest & { report: ReportAnswers | null },
): Promise<OpenTicketResult> {
  const at = deps.clock.now();
  const decisionId = newId(at);
  const { idempotencyKey: key, attachmentIds, ...asked } = input;
  const attached = attachmentIdsOf(attachmentIds);
  // Nothing is kept of a secret, not even its hash.
  const body = { ...asked, ...typed(request), report: request.report, ...attached };
  const claimed = await claimKey(tx, { actor, operation: "openTicket", key, body, resultId: decisionId, at });
  if (!claimed.ok) {
    return undecided(claimed);
  }
  if (claimed.replayOf !== null) {
    return replay(tx, claimed.replayOf, request.masked);
  }
  const uploads = await lockUploads(tx, actor, { ...attached, at });
  if (!uploads.ok) {
    return undecided(uploads);
  }
  const forPolicy = { ...asked, ...request.answers, production: request.production !== null };
  const gathered = await gatherFacts(tx, deps.policy, actor, forPolicy, at);
  if (!gathered.ok) {
    return undecided(gathered);
  }

  const { facts, account } = gathered;
  const decision = decide(deps.policy, facts);
  const requesterId = actor.kind === "person" ? actor.person.id : null;
  const ticket = decision.opensTicket
    ? newTicket(deps, requesterId, request, { decision, decisionId, account, at })
    : null;
  const stored = decisionRecord(decision, {
    id: decisionId,
    actor,
    receivedAt: at,
    accountId: account?.id ?? null,
    ticketId: ticket?.id ?? null,
    subject: ticket === null ? request.subject : null,
    body: ticket === null ? request.body : null,
    production: ticket === null ? request.production : null,
  });
  if (ticket === null) {
    await writeUnopenedRequest(tx, actor, stored, request.masked);
    return withoutTicket(stored, request.masked);
  }
  const { masked } = request;
  const opened = await writeOpenedTicket(deps, tx, actor, {
    decision: stored,
    ticket,
    body: request.body,
    masked,
    attachmentIds: uploads.ids,
  });
  await writeTicketReport(tx, { decision, ticket: opened, answers: request.report });
  return { ok: true, ticket: opened, decision: stored, masked };
}

async function replay(
  tx: EntityManager,
  decisionId: string,
  masked: readonly MaskedFinding[],
): Promise<OpenTicketResult> {
  const [decision] = await decisionsByIds(tx, [decisionId]);
  if (decision === undefined) {
    throw new Error(`The idempotency key names the decision ${decisionId}, which is not there.`);
  }
  const [ticket] = decision.ticketId === null ? [] : await ticketsByIds(tx, [decision.ticketId]);
  return ticket === undefined ? withoutTicket(decision, masked) : { ok: true, ticket, decision, masked };
}

function withoutTicket(decision: StoredDecision, masked: readonly MaskedFinding[]): OpenTicketResult {
  if (decision.outcome === "accept") {
    return { ok: true, ticket: null, decision, masked };
  }
  const message = decision.reasons[0]?.message ?? "This request does not open a ticket.";
  return { ok: false, refusals: [{ code: "NOT_ENTITLED", message }], decision, masked };
}

function undecided({ refusals }: { refusals: Refusal[] }): OpenTicketResult {
  return { ok: false, refusals, decision: null, masked: [] };
}

/** What a request says in words, as it is compared with another under the same key. */
function typed({ subject, body, production, answers }: CheckedRequest): Record<string, unknown> {
  const claim =
    production === null
      ? null
      : { ...production, resource: production.resource.text, affected: production.affected.text };
  return { subject: subject.text, body: body.text, production: claim, ...answers };
}

interface Decided {
  decision: Decision;
  decisionId: string;
  account: Account | null;
  at: Date;
}

/** A ticket of a request that was admitted, with everything that the requester said. */
export function newTicket(
  { policy }: Pick<CoreDeps, "policy">,
  requesterId: string | null,
  request: Pick<CheckedRequest, "subject" | "production" | "searchId">,
  { decision, decisionId, account, at }: Decided,
): NewTicket {
  const { forSpecialist, ...placement } = placeRequest(policy, decision);
  const { critical, protocol, platform, thirdParty } = decision.facts.request;
  return {
    ...placement,
    id: newId(at),
    accountId: account?.id ?? null,
    requesterId,
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
    mergedIntoId: null,
    receivedAt: at,
    solvedAt: null,
    closedAt: null,
    updatedAt: at,
    version: 1,
  };
}
