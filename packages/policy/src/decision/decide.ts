import { formatInstant, parseInstant } from "../instant.js";
import { policyVersion } from "../policy-file/policy-version.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { Decision } from "./decision.js";
import type { AccountFacts, Facts, RequestFacts, RequestKind } from "./facts.js";
import { identityNotProven } from "./identity-ruling.js";
import {
  customisationNotIncluded,
  feedbackWelcome,
  languageNotSupported,
  passwordChangeNever,
  professionalServicesNotIncluded,
  resourceAccessNever,
  salesQuestion,
  thirdPartyResource,
  unsupportedProtocol,
} from "./request-rulings.js";
import { accountNotChosen, endUser, notActiveAdmin } from "./requester-rulings.js";
import type { Ruling } from "./ruling.js";
import { ruleByLevel } from "./scope-ruling.js";

/**
 * The gate: what becomes of a request, why, by which clause, and what the person can do next. Depends on nothing but its input,
 * and never throws for facts that `parseFacts` returned.
 */
export function decide(policy: SupportPolicy, facts: Facts): Decision {
  const ruling = rule(policy, facts);
  const { convertTo } = ruling;
  // Asking for what never happens opens no door that asking for what it becomes would not.
  const become =
    convertTo === null ? null : decide(policy, { ...facts, request: { ...facts.request, kind: convertTo } });
  return {
    ...ruling,
    reasons: become === null || become.opensTicket ? ruling.reasons : [...ruling.reasons, ...become.reasons],
    priority: priorityRank(ruling, facts.request),
    opensTicket: become === null ? opensTicket(ruling, facts) : become.opensTicket,
    policyVersion: policyVersion(policy),
    facts,
    decidedAt: formatInstant(parseInstant(facts.at)),
  };
}

/** Steps 1 to 3 of policy.md, "Order of the checks". */
function rule(policy: SupportPolicy, facts: Facts): Ruling {
  const { account, request, requester } = facts;
  const { kind } = request;
  if (!isAnswered(policy, request.language)) {
    return languageNotSupported(policy);
  }
  if (kind === "feedback") {
    return feedbackWelcome(policy);
  }
  if (kind === "sales") {
    return salesQuestion(policy);
  }
  if (account === null && requester.severalAccounts && requester.relation === "admin" && requester.active) {
    return accountNotChosen();
  }
  if (account === null || account.standing === "closed" || !requester.active) {
    return notActiveAdmin(policy);
  }
  switch (requester.relation) {
    case "admin":
      return ruleForAdministrator(policy, account, facts, kind);
    case "end_user":
      return endUser(policy, kind);
    case "staff":
    case "none":
      return notActiveAdmin(policy);
  }
}

type AdministratorsKind = Exclude<RequestKind, "feedback" | "sales">;

/** Steps 4 to 11, in their order. */
function ruleForAdministrator(
  policy: SupportPolicy,
  account: AccountFacts,
  facts: Facts,
  kind: AdministratorsKind,
): Ruling {
  const { protocol, thirdParty } = facts.request;
  switch (kind) {
    case "password_change":
      return passwordChangeNever(policy);
    case "resource_access":
      return resourceAccessNever(policy);
    case "account_deletion":
    case "account_information":
      return identityNotProven(policy, kind);
    case "customisation":
      return customisationNotIncluded(policy);
    case "professional_services":
      return professionalServicesNotIncluded(policy);
    case "integration":
    case "question":
    case "defect":
    case "training":
    case "implementation":
    case "migration":
      if (kind === "integration" && !isSupportedProtocol(policy, protocol)) {
        return unsupportedProtocol(policy);
      }
      return thirdParty ? thirdPartyResource(policy) : ruleByLevel(policy, account, facts, kind);
  }
}

/** English in any of its variants is English: the first part of the tag counts (BCP 47). */
function isAnswered(policy: SupportPolicy, tag: string): boolean {
  return policy.languages.includes(tag.toLowerCase().replace(/-.*$/, ""));
}

/** A request that names no protocol is not held to the list. */
function isSupportedProtocol(policy: SupportPolicy, protocol: string | null): boolean {
  const name = (protocol ?? "").trim().toLowerCase();
  return name === "" || policy.protocols.some((supported) => supported.toLowerCase() === name);
}

/** policy.md, "Priority". What the policy does not queue has no rank. */
function priorityRank({ level, outcome }: Ruling, request: RequestFacts): number | null {
  if (level === null) {
    return null;
  }
  switch (outcome) {
    case "accept":
    case "hold_for_update":
      return request.production ? 0 : 1;
    case "accept_for_analysis":
      return 2;
    case "verify":
    case "convert":
    case "hand_off":
    case "self_service":
    case "refuse":
    case "review":
      return null;
  }
}

/**
 * Every request is recorded; these are also worked on. Without an account there is nothing to attach a ticket to; and feedback is
 * read, but asks for no work.
 */
function opensTicket({ outcome }: Ruling, facts: Facts): boolean {
  switch (outcome) {
    case "accept":
    case "accept_for_analysis":
    case "hold_for_update":
    case "verify":
    case "convert":
    case "review":
      return facts.account !== null && facts.request.kind !== "feedback";
    case "hand_off":
    case "self_service":
    case "refuse":
      return false;
  }
}
