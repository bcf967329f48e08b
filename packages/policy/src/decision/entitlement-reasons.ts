import type { ClauseId } from "../description/clause-sections.js";
import { dateWords, helpWith, instantWords, levelWords, sentenceStart } from "../description/plain-words.js";
import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { ScopeKind } from "../policy-file/scope-schema.js";
import type { Level, Reason } from "./decision.js";
import type { AccountFacts } from "./facts.js";
import { articleStep, specialistStep } from "./next-steps.js";
import { reason, type ReasonCode } from "./reason.js";

const entitledBy = {
  paying: "entitled_by_plan",
  trial: "entitled_by_trial",
  contract: "entitled_by_contract",
  signup_window: "entitled_by_signup_window",
  self_service: "entitled_by_self_service",
} as const satisfies Record<Level, ReasonCode>;

export const levelClause = {
  paying: "paying",
  trial: "trial",
  contract: "contract",
  signup_window: "sign-up-window",
  self_service: "self-service",
} as const satisfies Record<Level, ClauseId>;

/** Why a request is accepted, with the fact that it rests on. */
export function entitled(
  policy: SupportPolicy,
  account: AccountFacts,
  level: Level,
  endsAt: string | null,
  kind: ScopeKind,
): Reason {
  const held = levelWords(policy, level);
  const words = [`${sentenceStart(held)} includes help with ${helpWith[kind]}.`];
  const steps = [articleStep(policy, "openTicket", "What happens next")];
  if (level === "contract" && account.supportContract !== null) {
    words.push(`The last day of ${held} is ${dateWords(account.supportContract.endsOn)}.`);
  } else if (endsAt !== null) {
    words.push(`${sentenceStart(held)} ends on ${instantWords(policy, parseInstant(endsAt))}.`);
  }
  if (level === "trial" && account.trial !== null) {
    words.push("Your specialist takes care of it.");
    steps.unshift(specialistStep(account.trial.specialist));
  }
  return reason(entitledBy[level], levelClause[level], words.join(" "), steps);
}
