import type { SupportPolicy } from "../policy-file/schema.js";
import type { ScopeKind } from "../policy-file/scope-schema.js";
import { entitled } from "./entitlement-reasons.js";
import type { AccountFacts, Facts } from "./facts.js";
import { whySelfService } from "./lapse-reasons.js";
import { levelAt } from "./level-at.js";
import { articleStep, supportStep } from "./next-steps.js";
import { platformHold } from "./platform-hold.js";
import { reason } from "./reason.js";
import { ruleBeforeLevel, type Ruling } from "./ruling.js";
import { analysedAsDefect, handedOff, knowledgeBase, notInLevel } from "./scope-reasons.js";

/** What the level of the account includes of the kind (policy.md, steps 9 to 11). */
export function ruleByLevel(
  policy: SupportPolicy,
  account: AccountFacts,
  facts: Facts,
  kind: ScopeKind,
): Ruling {
  const { level, endsAt } = levelAt(policy, account, facts.at);
  if (level === "unknown") {
    return signUpDateUnknown(policy);
  }
  const { outcome, to, whenCritical } = policy.scope[level].kinds[kind];
  const applied = facts.request.critical ? (whenCritical ?? outcome) : outcome;
  const ruling = { outcome: applied, level, convertTo: null, supportEndsAt: endsAt };
  const lapse = level === "self_service" ? whySelfService(policy, account, facts.at) : null;
  const lapsed = lapse === null ? [] : [lapse];
  switch (applied) {
    case "accept": {
      const accepted = entitled(policy, account, level, endsAt, kind);
      const hold = platformHold(policy, facts);
      return hold === null
        ? { ...ruling, reasons: [accepted] }
        : { ...ruling, outcome: "hold_for_update", reasons: [hold, accepted] };
    }
    case "accept_for_analysis":
      return { ...ruling, reasons: [analysedAsDefect(policy), ...lapsed] };
    case "hand_off":
      return { ...ruling, reasons: [handedOff(policy, level, kind, to ?? "sales"), ...lapsed] };
    case "refuse":
      return { ...ruling, reasons: [notInLevel(policy, level, kind), ...lapsed] };
    case "self_service":
      return { ...ruling, reasons: [knowledgeBase(policy, level, kind, lapse)] };
  }
}

/** Never a refusal: the fault is in our records. */
function signUpDateUnknown(policy: SupportPolicy): Ruling {
  const words =
    "Our records do not tell when your account signed up, and what support it has depends on that. A person looks into " +
    "it and answers you; you need not do anything.";
  const steps = [articleStep(policy, "policyExplained", "How support works"), supportStep(policy)];
  return ruleBeforeLevel("review", reason("sign_up_date_unknown", "sign-up-date", words, steps));
}
