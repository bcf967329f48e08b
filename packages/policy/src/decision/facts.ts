/** Kinds of request, in the order in which a form offers them (policy.md, "Facts that a decision is made from"). */
export const requestKinds = [
  "question",
  "defect",
  "integration",
  "training",
  "implementation",
  "migration",
  "customisation",
  "professional_services",
  "account_information",
  "account_deletion",
  "password_change",
  "resource_access",
  "feedback",
  "sales",
] as const;
export type RequestKind = (typeof requestKinds)[number];

export const plans = ["free", "paying"] as const;
export type Plan = (typeof plans)[number];

/** Of paying accounts only; both give the same support. */
export const billings = ["monthly", "annual"] as const;
export type Billing = (typeof billings)[number];

export const standings = ["active", "past_due", "suspended", "closed"] as const;
export type Standing = (typeof standings)[number];

/** What the requester is to the account that the request is about. */
export const relations = ["admin", "end_user", "staff", "none"] as const;
export type Relation = (typeof relations)[number];

/** How surely we know who asks, from least to most. */
export const assurances = ["anonymous", "email", "session", "reauthenticated"] as const;
export type Assurance = (typeof assurances)[number];

/** Both dates are calendar dates of the policy's zone (`2026-06-30`); the last day counts. */
export interface SupportContract {
  startsOn: string;
  endsOn: string;
}

/** Runs from the first instant up to, not including, the second. */
export interface Trial {
  startsAt: string;
  endsAt: string;
  specialist: string;
}

export interface AccountFacts {
  plan: Plan;
  billing: Billing | null;
  signedUpAt: string | null;
  standing: Standing;
  supportContract: SupportContract | null;
  trial: Trial | null;
}

export interface RequesterFacts {
  relation: Relation;
  active: boolean;
  /** Admin of more than one account, and none was chosen: then `account` is null. */
  severalAccounts: boolean;
  assurance: Assurance;
}

export interface Platform {
  name: string;
  version: string;
}

export interface RequestFacts {
  kind: RequestKind;
  /** BCP 47 tag, detected or declared. */
  language: string;
  production: boolean;
  /** A critical defect that affects the customer base, not just this account. */
  critical: boolean;
  protocol: string | null;
  platform: Platform | null;
  /** The fault lies in somebody else's product. */
  thirdParty: boolean;
}

/** Everything a decision is made from; stored with it, so that it can be explained and replayed. */
export interface Facts {
  /** When the request was durably received: never a mail's Date header, never the processing time. */
  at: string;
  account: AccountFacts | null;
  requester: RequesterFacts;
  request: RequestFacts;
}
