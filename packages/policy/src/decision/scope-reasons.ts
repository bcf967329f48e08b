import { helpWith, levelWords, sentenceStart } from "../description/plain-words.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { HandOff, ScopeKind } from "../policy-file/scope-schema.js";
import type { Level, NextStep, Reason } from "./decision.js";
import { levelClause } from "./entitlement-reasons.js";
import {
  articleStep,
  contractStep,
  criticalDefectStep,
  customerSuccessStep,
  salesStep,
  searchStep,
} from "./next-steps.js";
import { reason, type ReasonCode } from "./reason.js";

const handedTo = {
  sales: "handed_to_sales",
  customer_success: "handed_to_customer_success",
} as const satisfies Record<HandOff, ReasonCode>;

export function analysedAsDefect(policy: SupportPolicy): Reason {
  const words =
    "A critical defect that affects all customers is analysed and worked on as a defect, whoever reports it. It comes " +
    "without individual assistance.";
  const steps = [articleStep(policy, "criticalDefect", "Report a critical defect"), searchStep()];
  return reason("critical_defect_analysed", "critical-defects", words, steps);
}

export function handedOff(policy: SupportPolicy, level: Level, kind: ScopeKind, to: HandOff): Reason {
  const { name, email } = policy.contacts[to];
  const words = `With ${levelWords(policy, level)}, ${name} helps with ${helpWith[kind]}: ${email}.`;
  const step = to === "sales" ? salesStep(policy) : customerSuccessStep(policy);
  return reason(handedTo[to], clauseFor(kind, level), words, [step, ...furtherReading(policy, kind)]);
}

export function notInLevel(policy: SupportPolicy, level: Level, kind: ScopeKind): Reason {
  const words = `${sentenceStart(levelWords(policy, level))} does not include help with ${helpWith[kind]}.`;
  return reason("not_included_in_level", clauseFor(kind, level), words, [
    ...furtherReading(policy, kind),
    salesStep(policy),
  ]);
}

/** One reason, not two: the fact for which there is only the knowledge base, if there is one, and what is left. */
export function knowledgeBase(
  policy: SupportPolicy,
  level: Level,
  kind: ScopeKind,
  lapse: Reason | null,
): Reason {
  const critical = policy.scope[level].kinds.defect.whenCritical === undefined ? [] : [criticalDefectStep()];
  const words = `With ${levelWords(policy, level)}, the knowledge base helps with ${helpWith[kind]}.`;
  return lapse === null
    ? reason("self_service_only", levelClause[level], words, [
        searchStep(),
        contractStep(policy),
        ...critical,
      ])
    : {
        ...lapse,
        message: `${lapse.message} ${words}`,
        nextSteps: [searchStep(), ...lapse.nextSteps, ...critical],
      };
}

function clauseFor(kind: ScopeKind, level: Level) {
  return isTraining(kind) ? "training" : levelClause[level];
}

function furtherReading(policy: SupportPolicy, kind: ScopeKind): NextStep[] {
  return isTraining(kind)
    ? [articleStep(policy, "training", "Help with training and implementation")]
    : [searchStep()];
}

function isTraining(kind: ScopeKind): boolean {
  return kind === "training" || kind === "implementation" || kind === "migration";
}
