import type { Decision } from "@recourse/policy";
import type { Actor, Channel } from "../actor.js";
import type { MaskedText } from "../masked-text.js";
import { claimText, type MaskedClaim } from "./check-open-ticket.js";
import type { StoredDecision } from "./stored-decision.entity.js";

export interface DecisionOrigin {
  id: string;
  actor: Actor;
  receivedAt: Date;
  accountId: string | null;
  ticketId: string | null;
  /** Kept here only when no ticket holds them: no request vanishes. */
  subject: MaskedText | null;
  body: MaskedText | null;
  production?: MaskedClaim | null;
  /** Given where facts were corrected: the first decision of the same request, and when it was made anew. */
  anew?: { supersedesId: string; at: Date };
}

/** A decision as it is stored: whole, and the parts that are searched for beside it. */
export function decisionRecord(decision: Decision, origin: DecisionOrigin): StoredDecision {
  const { actor, receivedAt, subject, body, anew, production = null, ...rest } = origin;
  return {
    ...rest,
    subject: subject?.text ?? null,
    body: body?.text ?? null,
    decidedAt: new Date(decision.decidedAt),
    receivedAt,
    channel: channelOf(actor),
    personId: actor.kind === "person" ? actor.person.id : null,
    kind: decision.facts.request.kind,
    outcome: decision.outcome,
    level: decision.level,
    rank: decision.priority,
    opensTicket: decision.opensTicket,
    policyVersion: decision.policyVersion,
    facts: decision.facts,
    reasons: decision.reasons,
    decision,
    production: claimText(production),
    supersedesId: anew?.supersedesId ?? null,
    createdAt: anew?.at ?? receivedAt,
  };
}

function channelOf(actor: Actor): Channel {
  if (actor.kind === "person") return actor.channel;
  return actor.kind === "anonymous" ? (actor.channel ?? "portal") : "portal";
}
