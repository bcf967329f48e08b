import type { Facts, RequestKind } from "./facts.js";

export const outcomes = [
  "accept",
  "accept_for_analysis",
  "hold_for_update",
  "verify",
  "convert",
  "hand_off",
  "self_service",
  "refuse",
  "review",
] as const;
export type Outcome = (typeof outcomes)[number];

/** Levels of support, best first: an account has the first that applies (policy.md, "Level of support"). */
export const levels = ["paying", "trial", "contract", "signup_window", "self_service"] as const;
export type Level = (typeof levels)[number];

export const nextStepKinds = [
  "article",
  "contract",
  "administrators",
  "sales",
  "customer_success",
  "defect_report",
  "sign_in",
  "choose_account",
  "verify",
  "self_service",
  "specialist",
  "support",
] as const;
export type NextStepKind = (typeof nextStepKinds)[number];

/** Something the person can do now. `href` is a path of the portal or a mailto link. */
export interface NextStep {
  kind: NextStepKind;
  label: string;
  href: string;
}

/** Why, in words for the customer. `clause` is the id of a clause of the policy page: `/policies#<clause>`. */
export interface Reason {
  code: string;
  clause: string;
  message: string;
  nextSteps: NextStep[];
}

export interface Decision {
  outcome: Outcome;
  /** null where the rules end before the level is asked. */
  level: Level | null;
  /** Never empty; the first one is the reason, the others add to it. */
  reasons: Reason[];
  /** Rank in the queue, 0 first; null when the request is not queued by the policy. */
  priority: number | null;
  /** The kind that the request becomes, with outcome `convert`. */
  convertTo: RequestKind | null;
  /** Instant at which the level that the decision rests on ends: of the window, the contract's Mountain midnight, the trial. */
  supportEndsAt: string | null;
  opensTicket: boolean;
  policyVersion: string;
  facts: Facts;
  /** `facts.at` in UTC: a decision is made at the instant of receipt. */
  decidedAt: string;
}
