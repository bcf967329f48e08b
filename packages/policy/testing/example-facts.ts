import type { AccountFacts, Facts, RequesterFacts, RequestFacts } from "../src/decision/facts.js";

export interface FactsChange {
  at?: string;
  account?: Partial<AccountFacts> | null;
  requester?: Partial<RequesterFacts>;
  request?: Partial<RequestFacts>;
}

/** A question by the administrator of a paying account in April 2026, with what the test changes. */
export function exampleFacts({
  at = "2026-04-15T16:00:00Z",
  account,
  requester,
  request,
}: FactsChange = {}): Facts {
  return {
    at,
    account: account === null ? null : { ...payingAccount, ...account },
    requester: {
      relation: "admin",
      active: true,
      severalAccounts: false,
      assurance: "session",
      ...requester,
    },
    request: { ...question, ...request },
  };
}

const payingAccount: AccountFacts = {
  plan: "paying",
  billing: "annual",
  signedUpAt: "2024-01-10T15:00:00Z",
  standing: "active",
  supportContract: null,
  trial: null,
};

/** A free account whose sign-up support ended long ago. */
export const freeAccount = { plan: "free", billing: null } as const;

/** A free account whose sign-up support ends at 2026-03-13T06:00:00Z, which is midnight in Denver. */
export const newFreeAccount = { ...freeAccount, signedUpAt: "2026-03-05T18:00:00Z" } as const;

export const trial = {
  startsAt: "2026-04-01T00:00:00Z",
  endsAt: "2026-05-01T00:00:00Z",
  specialist: "sam@support.example",
};

export const contract = { startsOn: "2026-01-01", endsOn: "2026-06-30" };

const question: RequestFacts = {
  kind: "question",
  language: "en",
  production: false,
  critical: false,
  protocol: null,
  platform: null,
  thirdParty: false,
};
