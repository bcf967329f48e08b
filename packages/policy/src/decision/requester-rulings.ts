import type { SupportPolicy } from "../policy-file/schema.js";
import type { RequestKind } from "./facts.js";
import { administratorsStep, articleStep, chooseAccountStep, searchStep, signInStep } from "./next-steps.js";
import { reason } from "./reason.js";
import { ruleBeforeLevel, type Ruling } from "./ruling.js";

export function accountNotChosen(): Ruling {
  const words = "You administer more than one account. Please choose the one that this request is about.";
  return ruleBeforeLevel(
    "review",
    reason("account_not_chosen", "several-accounts", words, [chooseAccountStep()]),
  );
}

/** Depends on nothing but the file, so that nobody learns from it whether an account exists or who belongs to it. */
export function notActiveAdmin(policy: SupportPolicy): Ruling {
  const words =
    `Support is there for active administrators of ${policy.company.product} accounts, and this request does not come ` +
    "from one that we know. If you are an administrator, please sign in and ask again. If you are not, your own " +
    "administrators can help you. The knowledge base is open to everybody.";
  return ruleBeforeLevel(
    "self_service",
    reason("not_active_admin", "administrators", words, [
      signInStep(),
      administratorsStep(policy),
      searchStep(),
    ]),
  );
}

/** Names no other account of the person. */
export function endUser(policy: SupportPolicy, kind: RequestKind): Ruling {
  const words =
    "Support helps the administrators of an account. Please ask an administrator of your own account: they can help " +
    "you, and they can ask us. The knowledge base is open to everybody.";
  const ownPassword =
    kind === "password_change" ? [articleStep(policy, "changePassword", "Change your own password")] : [];
  return ruleBeforeLevel(
    "self_service",
    reason("end_user", "end-users", words, [...ownPassword, administratorsStep(policy), searchStep()]),
  );
}
