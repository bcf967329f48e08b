import type { Decision as PolicyDecision } from "@recourse/policy";
import type { Decision } from "./decision.type.js";

/** A decision as it is told; its facts only to those who may see the account. */
export function decisionView(decision: PolicyDecision, mayReadFacts: boolean): Decision {
  return {
    outcome: decision.outcome,
    level: decision.level,
    priority: decision.priority,
    convertedTo: decision.convertTo,
    reasons: decision.reasons.map((reason) => ({ ...reason, clauseUrl: `/policies#${reason.clause}` })),
    supportEndsAt: decision.supportEndsAt === null ? null : new Date(decision.supportEndsAt),
    policyVersion: decision.policyVersion,
    decidedAt: new Date(decision.decidedAt),
    opensTicket: decision.opensTicket,
    factsJson: mayReadFacts ? JSON.stringify(decision.facts) : null,
  };
}
