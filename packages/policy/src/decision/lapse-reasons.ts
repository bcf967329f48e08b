import { dateWords, instantWords } from "../description/plain-words.js";
import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { NextStep, Reason } from "./decision.js";
import type { AccountFacts } from "./facts.js";
import { contractEnd, contractStart } from "./level-at.js";
import { articleStep, contractStep, supportStep } from "./next-steps.js";
import { reason } from "./reason.js";
import { signUpWindowEnd } from "./sign-up-window.js";

interface Lapse {
  /** When the support ended; of several the last one is told. */
  at: number;
  reason: Reason;
}

/** The fact for which an account has only self-service: its standing, what has not begun, what ended last; null if there is none. */
export function whySelfService(policy: SupportPolicy, account: AccountFacts, at: string): Reason | null {
  if (account.standing === "suspended") {
    const words = `Your account is suspended, and has ${policy.scope.self_service.name} until it is active again.`;
    return reason("account_suspended", "self-service", words, [supportStep(policy)]);
  }
  const now = parseInstant(at);
  const lapses = [
    lapsedTrial(policy, account, now),
    lapsedContract(policy, account, now),
    lapsedWindow(policy, account, now),
  ];
  const last = lapses.filter((lapse) => lapse !== null).toSorted((left, right) => right.at - left.at)[0];
  return notBegun(policy, account, now) ?? last?.reason ?? null;
}

function lapsedTrial(policy: SupportPolicy, { trial }: AccountFacts, now: number): Lapse | null {
  const at = trial === null ? Number.POSITIVE_INFINITY : parseInstant(trial.endsAt);
  if (at > now) {
    return null;
  }
  const words = `Your ${policy.scope.trial.name} ended on ${instantWords(policy, at)}.`;
  return { at, reason: reason("trial_ended", "trial", words, [contractStep(policy)]) };
}

function lapsedContract(policy: SupportPolicy, { supportContract }: AccountFacts, now: number): Lapse | null {
  if (supportContract === null || contractEnd(policy, supportContract) > now) {
    return null;
  }
  const words = `The last day of your ${policy.scope.contract.name} was ${dateWords(supportContract.endsOn)}.`;
  const at = contractEnd(policy, supportContract);
  return { at, reason: reason("contract_ended", "contract", words, [contractStep(policy)]) };
}

function lapsedWindow(policy: SupportPolicy, { plan, signedUpAt }: AccountFacts, now: number): Lapse | null {
  const at =
    plan === "free" && signedUpAt !== null
      ? parseInstant(signUpWindowEnd(policy, signedUpAt))
      : Number.POSITIVE_INFINITY;
  if (at > now) {
    return null;
  }
  const words = `Your ${policy.scope.signup_window.name} ended on ${instantWords(policy, at)}.`;
  return { at, reason: reason("signup_window_ended", "sign-up-window", words, [contractStep(policy)]) };
}

function notBegun(
  policy: SupportPolicy,
  { supportContract, trial }: AccountFacts,
  now: number,
): Reason | null {
  if (supportContract !== null && now < contractStart(policy, supportContract)) {
    const words = `Your ${policy.scope.contract.name} begins on ${dateWords(supportContract.startsOn)}.`;
    return reason("support_not_begun", "contract", words, explained(policy));
  }
  if (trial !== null && now < parseInstant(trial.startsAt)) {
    const words = `Your ${policy.scope.trial.name} begins on ${instantWords(policy, parseInstant(trial.startsAt))}.`;
    return reason("support_not_begun", "trial", words, explained(policy));
  }
  return null;
}

function explained(policy: SupportPolicy): NextStep[] {
  return [articleStep(policy, "policyExplained", "How support works")];
}
