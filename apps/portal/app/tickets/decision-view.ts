import type { DecisionFieldsFragment, DecisionOutcome, PolicyWordsFieldsFragment } from "../gql/graphql.js";
import { factLines, type FactLine } from "./decision-facts.js";
import { endsWords } from "./support-ends.js";

export type DecisionTone = "good" | "wait" | "stop" | "info";

export interface ReasonView {
  code: string;
  message: string;
  /** Null where the policy page has no such clause any more: an old decision. */
  clause: { title: string; body: string } | null;
  clauseUrl: string;
}

export interface NextStepView {
  label: string;
  href: string;
}

/** A decision in words, ready to be shown. Nothing in it is decided here. */
export interface DecisionView {
  outcome: DecisionOutcome;
  opensTicket: boolean;
  tone: DecisionTone;
  headline: string;
  reasons: ReasonView[];
  nextSteps: NextStepView[];
  /** `Sign-up support ends in 3 days, on …`; null where no end is known. */
  ends: string | null;
  levelTitle: string | null;
  facts: FactLine[];
  policyVersion: string;
}

export function viewDecision(
  decision: DecisionFieldsFragment,
  policy: PolicyWordsFieldsFragment,
  now: Date,
): DecisionView {
  const { zone, zoneName } = policy.hours;
  const levelTitle = policy.plans.find(({ level }) => level === decision.level)?.title ?? null;
  const convertedTo = policy.requestKinds.find(({ kind }) => kind === decision.convertedTo)?.title ?? null;
  return {
    outcome: decision.outcome,
    opensTicket: decision.opensTicket,
    ...headlineOf(decision, convertedTo),
    reasons: decision.reasons.map(({ code, message, clause, clauseUrl }) => ({
      code,
      message,
      clause: policy.clauses.find(({ id }) => id === clause) ?? null,
      clauseUrl,
    })),
    nextSteps: distinct(decision.reasons.flatMap(({ nextSteps }) => nextSteps)),
    ends:
      decision.supportEndsAt === null
        ? null
        : endsSentence(levelTitle, endsWords(decision.supportEndsAt, { now, zone, zoneName })),
    levelTitle,
    facts: factLines(decision.factsJson, policy),
    policyVersion: decision.policyVersion,
  };
}

function endsSentence(levelTitle: string | null, words: string): string {
  return `${levelTitle ?? "This support"} ends ${words}.`;
}

/** Two reasons may advise the same. */
function distinct(steps: NextStepView[]): NextStepView[] {
  return steps
    .filter(({ href }, index) => steps.findIndex((other) => other.href === href) === index)
    .map(({ label, href }) => ({ label, href }));
}

function headlineOf(
  { outcome, level }: Pick<DecisionFieldsFragment, "outcome" | "level">,
  convertedTo: string | null,
): { tone: DecisionTone; headline: string } {
  switch (outcome) {
    case "ACCEPT":
      // Decided without a level: it is not help that is asked for.
      return { tone: "good", headline: level === null ? "Yes, please send it" : "Yes, you can get help" };
    case "ACCEPT_FOR_ANALYSIS":
      return { tone: "info", headline: "We analyse it, without personal help" };
    case "HOLD_FOR_UPDATE":
      return { tone: "wait", headline: "We take it, and it waits until you have updated" };
    case "VERIFY":
      return { tone: "wait", headline: "We take it, and first make sure who asks" };
    case "CONVERT":
      return { tone: "info", headline: `We take it as another kind: ${convertedTo ?? "defect"}` };
    case "HAND_OFF":
      return { tone: "info", headline: "Others than support help with this" };
    case "SELF_SERVICE":
      return { tone: "stop", headline: "No personal help, but the help centre" };
    case "REFUSE":
      return { tone: "stop", headline: "No, we do not do this" };
    case "REVIEW":
      return { tone: "wait", headline: "A person decides this" };
  }
}
