import { decide, reportOf, startingVisibility, type Decision, type MaskedFinding } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Account } from "../accounts/account.entity.js";
import { gatherFacts, type RequestInput } from "../accounts/gather-facts.js";
import { mayUseScope, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { findClaim, isKeyTaken, refuseKey, type KeyClaim } from "../idempotency.js";
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

export interface OpenTicketOptions {
  /** False: the requester is sent no mail about it. */
  isAnswered?: boolean;
}

export type OpenTicketResult =
  /** Accepted. Without a ticket where nothing remains to be done: feedback, which is on record and read. */
  | { ok: true; ticket: Ticket | null; decision: StoredDecision; masked: readonly MaskedFinding[] }
  /** With a decision: the policy's no, which is on record. Without: nothing was decided. */
  | { ok: false; refusals: Refusal[]; decision: StoredDecision | null; masked: readonly MaskedFinding[] };

/**
 * Decides a request and opens its ticket, or records why not. All of it is written in one transaction, under the idempotency key: the
 * same request twice is one ticket, or one recorded refusal. Mostly that transaction is a single statement.
 */
export async function openTicket(
  deps: CoreDeps,
  actor: Actor,
  input: OpenTicketInput,
  { isAnswered = true }: OpenTicketOptions = {},
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
  const at = deps.clock.now();
  const { idempotencyKey: key, attachmentIds, ...asked } = input;
  const attached = attachmentIdsOf(attachmentIds);
  const claim: KeyClaim = {
    ...{ actor, operation: "openTicket", key, resultId: newId(at), at },
    // Nothing is kept of a secret, not even its hash.
    body: { ...asked, ...typed(request), report: report.answers, ...attached },
  };
  const fault = refuseKey(claim);
  if (fault !== null) {
    return undecided(fault);
  }
  const checked = {
    ...request,
    report: report.answers,
    attachmentIds: attached.attachmentIds ?? [],
    isAnswered,
  };
  try {
    const result = await decideAndWrite(deps, actor, asked, checked, claim);
    // What was done before cannot always be done again: its files, for one, are with its message.
    return result.ok || result.decision !== null
      ? result
      : ((await replay(deps.db, claim, request)) ?? result);
  } catch (error) {
    const earlier = isKeyTaken(error) ? await replay(deps.db, claim, request) : null;
    if (earlier === null) {
      throw error;
    }
    return earlier;
  }
}

async function decideAndWrite(
  deps: CoreDeps,
  actor: Actor,
  asked: Omit<OpenTicketInput, "idempotencyKey" | "attachmentIds">,
  request: CheckedRequest & { report: ReportAnswers | null; attachmentIds: string[]; isAnswered: boolean },
  claim: KeyClaim,
): Promise<OpenTicketResult> {
  const { at, resultId: decisionId } = claim;
  const { masked, attachmentIds, isAnswered } = request;
  const forPolicy = { ...asked, ...request.answers, production: request.production !== null };
  const gathered = await gatherFacts(deps.db.manager, deps.policy, actor, forPolicy, at);
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

  const write = async (tx: EntityManager): Promise<OpenTicketResult> => {
    const uploads = await lockUploads(tx, actor, { attachmentIds, at });
    if (!uploads.ok) {
      return undecided(uploads);
    }
    if (ticket === null) {
      await writeUnopenedRequest(tx, actor, { decision: stored, masked, claim, isAnswered });
      return withoutTicket(stored, masked);
    }
    const { body } = request;
    const parts = { decision: stored, ticket, body, masked, attachmentIds: uploads.ids, claim, isAnswered };
    const opened = await writeOpenedTicket(deps, tx, actor, parts);
    await writeTicketReport(tx, { decision, ticket: opened, answers: request.report });
    return { ok: true, ticket: opened, decision: stored, masked };
  };
  const isOneStatement = attachmentIds.length === 0 && (ticket === null || reportOf(decision) === null);
  return isOneStatement
    ? write(deps.db.manager)
    : transact(deps.db, write, (result) => result.ok || result.decision !== null);
}

/** What was answered under this key; null where nothing was. */
async function replay(
  db: DataSource,
  claim: KeyClaim,
  { masked }: Pick<CheckedRequest, "masked">,
): Promise<OpenTicketResult | null> {
  const claimed = await findClaim(db, claim);
  if (claimed === null) {
    return null;
  }
  if (!claimed.ok) {
    return undecided(claimed);
  }
  const [decision] = await decisionsByIds(db, [claimed.replayOf]);
  if (decision === undefined) {
    throw new Error(`The idempotency key names the decision ${claimed.replayOf}, which is not there.`);
  }
  const [ticket] = decision.ticketId === null ? [] : await ticketsByIds(db, [decision.ticketId]);
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
