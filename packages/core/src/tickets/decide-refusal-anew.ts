import { isDeepStrictEqual } from "node:util";
import {
  compareDecisions,
  decide,
  mayDecideAnew,
  nextContestState,
  type Decision,
  type RequestFacts,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { accountsByIds } from "../accounts/account.queries.js";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { checkMaskedText, MaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeContest } from "./change-contest.js";
import type { MaskedClaim } from "./check-open-ticket.js";
import { correctedFacts } from "./corrected-facts.js";
import { decisionRecord } from "./decision-record.js";
import { loadRefusal } from "./load-refusal.js";
import { newTicket } from "./open-ticket.js";
import { refusalAccess, type Refusal } from "./refusal.queries.js";
import type { StoredDecision } from "./stored-decision.entity.js";
import type { ProductionClaim, Ticket } from "./ticket.entity.js";
import { ticketsByIds } from "./ticket.queries.js";
import { writeOpenedTicket, writeUnopenedRequest, type NewTicket } from "./write-request.js";

export interface DecideRefusalAnewInput {
  decisionId: string;
  /** Of the refusal as the caller saw it. */
  version: number;
  /** What of the request was another than the requester said; what is left out stays. */
  request?: Partial<RequestFacts>;
  /** For the requester to read. */
  answer: string;
  idempotencyKey: string;
}

export type DecideRefusalAnewResult = { ok: true; refusal: Refusal; ticket: Ticket | null } | Refused;

/**
 * Decides a refused request again, at the instant at which it was received and with its facts put right. Both decisions are kept.
 * Where the new one admits it, its ticket is opened for whoever asked, with their words and in the place of the first receipt.
 */
export async function decideRefusalAnew(
  deps: CoreDeps,
  actor: Actor,
  input: DecideRefusalAnewInput,
): Promise<DecideRefusalAnewResult> {
  if (!mayUseScope(actor, "desk")) {
    return refuseScope("desk");
  }
  const answer = checkMaskedText(input.answer, { path: ["answer"], name: "The answer", max: 5_000 });
  if (!answer.ok) {
    return answer;
  }
  return transact<DecideRefusalAnewResult>(deps.db, (tx) =>
    decideAndWrite(deps, tx, actor, { ...input, answer: answer.text.text }),
  );
}

async function decideAndWrite(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: DecideRefusalAnewInput,
): Promise<DecideRefusalAnewResult> {
  const at = deps.clock.now();
  const { idempotencyKey: key, ...body } = input;
  const { decisionId, version, answer, request = {} } = body;
  const resultId = newId(at);
  const claim = { actor, operation: "decideRefusalAnew", key, body, resultId, at };
  const claimed = await claimKey(tx, claim);
  if (!claimed.ok) {
    return claimed;
  }
  if (claimed.replayOf !== null) {
    return replay(tx, actor, decisionId);
  }
  const loaded = await loadRefusal(tx, actor, { decisionId, version });
  if (!loaded.ok) {
    return loaded;
  }
  const { refusal } = loaded;
  const permission = mayDecideAnew(policyViewer(actor), refusalAccess(refusal));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const made = await decideAgain(deps, tx, refusal, request);
  if (!made.ok) {
    return made;
  }
  if (made.unchanged) {
    return refused(
      "INVALID",
      "The facts are what they were, and so is the decision. Correct what is wrong first, or uphold the refusal.",
      ["request"],
    );
  }
  const admitted = made.decision.opensTicket
    ? await admittedTicket(deps, tx, refusal, { decision: made.decision, decisionId: resultId, at })
    : null;
  if (admitted !== null && !admitted.ok) {
    return admitted;
  }

  const stored = anew(actor, refusal.decision, made.decision, {
    id: resultId,
    at,
    ticketId: admitted?.ticket.id ?? null,
  });
  const ticket = await write(deps, tx, actor, refusal, { stored, admitted, at });
  const contested = nextContestState(refusal.contest?.state ?? null, "decide_anew") !== null;
  const change = { act: "decide_anew", at, answer, newDecisionId: stored.id } as const;
  const contest = contested ? await changeContest(tx, actor, refusal, change) : refusal.contest;
  return { ok: true, refusal: { ...refusal, contest, later: [...refusal.later, stored] }, ticket };
}

type DecidedAgain = { ok: true; decision: Decision; unchanged: boolean } | Refused;

/** What deciding anew comes to. `unchanged`: nobody would be told anything else than last time. */
async function decideAgain(
  { policy }: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  { decision: first, later }: Pick<Refusal, "decision" | "later">,
  request: Partial<RequestFacts>,
): Promise<DecidedAgain> {
  const last = later.at(-1) ?? first;
  const corrected = await correctedFacts(
    tx,
    { ...first, facts: { ...first.facts, request: last.facts.request } },
    request,
  );
  if (!corrected.ok) {
    return corrected;
  }
  const decision = decide(policy, corrected.facts);
  const unchanged =
    isDeepStrictEqual(corrected.facts, last.facts) && compareDecisions(last.decision, decision) === null;
  return { ok: true, decision, unchanged };
}

/** For staff, before they press: what deciding anew would come to now; null where nothing would be different, or they may not. */
export async function previewDecidedAnew(
  { db, policy }: Pick<CoreDeps, "db" | "policy">,
  actor: Actor,
  refusal: Refusal,
): Promise<Decision | null> {
  if (!mayDecideAnew(policyViewer(actor), refusalAccess(refusal)).allowed || !mayUseScope(actor, "desk")) {
    return null;
  }
  const made = await decideAgain({ policy }, db.manager, refusal, {});
  return made.ok && !made.unchanged ? made.decision : null;
}

type Admitted = { ok: true; ticket: NewTicket; body: MaskedText } | Refused;

async function admittedTicket(
  { policy }: CoreDeps,
  tx: EntityManager,
  { decision: first }: Refusal,
  { decision, decisionId, at }: { decision: Decision; decisionId: string; at: Date },
): Promise<Admitted> {
  const { accountId, personId, subject, body, receivedAt } = first;
  if (subject === null || body === null) {
    return refused("INVALID", "What was asked is not kept any more, so that no ticket can be opened for it.");
  }
  const [account = null] = accountId === null ? [] : await accountsByIds(tx, [accountId]);
  const production = decision.facts.request.production ? (first.production ?? recordedBySupport) : null;
  const request = {
    subject: MaskedText.of(subject),
    body: MaskedText.of(body),
    production: maskedClaim(production),
    searchId: null,
  };
  const ticket = newTicket({ policy }, personId, request, { decision, decisionId, account, at: receivedAt });
  const handoverOfferedAt = await handoverSince(tx, { accountId, personId }, at);
  return {
    ok: true,
    body: request.body,
    ticket: { ...ticket, id: newId(at), updatedAt: at, handoverOfferedAt },
  };
}

/** Who asked may have left since: then another admin of the account may take the ticket over, as with every other one. */
async function handoverSince(
  tx: EntityManager,
  { accountId, personId }: { accountId: string | null; personId: string | null },
  at: Date,
): Promise<Date | null> {
  const rows = await tx.query<unknown[]>(
    "select 1 from memberships where account_id = $1 and person_id = $2 and active",
    [accountId, personId],
  );
  return rows.length > 0 ? null : at;
}

function maskedClaim(claim: ProductionClaim | null): MaskedClaim | null {
  return claim === null
    ? null
    : { ...claim, resource: MaskedText.of(claim.resource), affected: MaskedText.of(claim.affected) };
}

/** Staff found that production is affected; the requester had not said so. */
const recordedBySupport: ProductionClaim = {
  resource: "As support recorded it when the request was decided anew",
  affected: "See the description",
  since: null,
};

/** A decision that takes the place of an earlier one: received when that was, by whom and on what way that was. */
function anew(
  actor: Actor,
  first: StoredDecision,
  decision: Decision,
  { id, at, ticketId }: { id: string; at: Date; ticketId: string | null },
): StoredDecision {
  const { receivedAt, accountId, subject, body, production, channel, personId } = first;
  const kept =
    ticketId === null ? { subject, body, production } : { subject: null, body: null, production: null };
  const origin = {
    ...{ id, actor, receivedAt, accountId, ticketId, subject: null, body: null },
    anew: { supersedesId: first.id, at },
  };
  // What was typed had its secrets taken out when it was first kept.
  return { ...decisionRecord(decision, origin), ...kept, channel, personId };
}

async function write(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  { decision: first }: Refusal,
  {
    stored,
    admitted,
    at,
  }: { stored: StoredDecision; admitted: Extract<Admitted, { ok: true }> | null; at: Date },
): Promise<Ticket | null> {
  if (admitted === null) {
    await writeUnopenedRequest(tx, actor, { decision: stored, masked: [], at });
    return null;
  }
  const { ticket, body } = admitted;
  return writeOpenedTicket(deps, tx, actor, {
    decision: stored,
    ticket,
    body,
    masked: [],
    // What was uploaded with a request that was refused is swept with other uploads that nobody took along.
    attachmentIds: [],
    anew: { firstDecisionId: first.id, at },
  });
}

async function replay(tx: EntityManager, actor: Actor, decisionId: string): Promise<DecideRefusalAnewResult> {
  const loaded = await loadRefusal(tx, actor, { decisionId });
  if (!loaded.ok) {
    return loaded;
  }
  const ticketId = loaded.refusal.later.find(({ opensTicket }) => opensTicket)?.ticketId ?? null;
  const [ticket = null] = ticketId === null ? [] : await ticketsByIds(tx, [ticketId]);
  return { ok: true, refusal: loaded.refusal, ticket };
}
