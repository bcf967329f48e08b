import { describe, expect, test } from "@jest/globals";
import {
  contract,
  exampleFacts,
  freeAccount,
  newFreeAccount,
  trial,
  type FactsChange,
} from "../../testing/example-facts.js";
import { policy } from "../../testing/example-policy.js";
import { expectDecisions } from "../../testing/expect-decisions.js";
import { decide } from "./decide.js";

const suspended = { standing: "suspended" } as const;

describe("1. the language", () => {
  expectDecisions({
    "is refused when it is not English": [
      { request: { language: "de" } },
      "refuse, language_not_supported, no ticket",
    ],
    "comes before everything else": [
      { account: null, request: { language: "fr-CA", kind: "feedback" } },
      "refuse, language_not_supported, no ticket",
    ],
    "is English in Britain": [
      { request: { language: "en-GB" } },
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "is English in capitals": [
      { request: { language: "EN" } },
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "is not English because it begins with en": [
      { request: { language: "enm" } },
      "refuse, language_not_supported, no ticket",
    ],
  });
});

describe("2. feedback and sales", () => {
  const nobody = {
    account: null,
    requester: { relation: "none", active: false, assurance: "anonymous" },
  } as const;
  const endUser = { relation: "end_user" } as const;
  expectDecisions({
    "feedback of nobody we know is welcome": [
      { ...nobody, request: { kind: "feedback" } },
      "accept, feedback_welcome, no ticket",
    ],
    "feedback of an end user is welcome, and opens no ticket": [
      { requester: endUser, request: { kind: "feedback", production: true } },
      "accept, feedback_welcome, no ticket",
    ],
    "sales questions are handed to sales": [
      { ...nobody, request: { kind: "sales" } },
      "hand_off, sales_question, no ticket",
    ],
  });
});

describe("3. who asks", () => {
  const several = { severalAccounts: true } as const;
  expectDecisions({
    "an admin of several accounts chooses one": [
      { account: null, requester: several },
      "review, account_not_chosen, no ticket",
    ],
    "an admin of several accounts who chose one goes on": [
      { requester: several },
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "a deactivated admin of several accounts is nobody": [
      { account: null, requester: { ...several, active: false } },
      "self_service, not_active_admin, no ticket",
    ],
    "no account": [{ account: null }, "self_service, not_active_admin, no ticket"],
    "a closed account": [{ account: { standing: "closed" } }, "self_service, not_active_admin, no ticket"],
    "a closed account with a trial that runs": [
      { account: { ...freeAccount, standing: "closed", trial } },
      "self_service, not_active_admin, no ticket",
    ],
    "somebody unknown to the account": [
      { requester: { relation: "none" } },
      "self_service, not_active_admin, no ticket",
    ],
    "our own staff are no admins of it": [
      { requester: { relation: "staff" } },
      "self_service, not_active_admin, no ticket",
    ],
    "a deactivated admin": [{ requester: { active: false } }, "self_service, not_active_admin, no ticket"],
    "a deactivated end user": [
      { requester: { relation: "end_user", active: false } },
      "self_service, not_active_admin, no ticket",
    ],
    "an end user": [{ requester: { relation: "end_user" } }, "self_service, end_user, no ticket"],
    "an end user of a closed account": [
      { account: { standing: "closed" }, requester: { relation: "end_user" } },
      "self_service, not_active_admin, no ticket",
    ],
    "an end user who asks for a password": [
      { requester: { relation: "end_user" }, request: { kind: "password_change" } },
      "self_service, end_user, no ticket",
    ],
  });

  test("the words for strangers do not tell whether the account exists", () => {
    const stranger = { relation: "none", active: false, assurance: "anonymous" } as const;
    const answers = [
      exampleFacts({ account: null, requester: stranger }),
      exampleFacts({ requester: stranger }),
      exampleFacts({ account: { standing: "closed" }, requester: { assurance: "reauthenticated" } }),
      exampleFacts({ account: { ...freeAccount, trial }, requester: { active: false } }),
      exampleFacts({ account: null, requester: { severalAccounts: true, active: false } }),
      exampleFacts({ requester: stranger, request: { kind: "account_deletion", production: true } }),
    ].map((facts) => ({ ...decide(policy, facts), facts: null }));
    for (const answer of answers) {
      expect(answer).toEqual(answers[0]);
    }
  });
});

describe("4. to 7. what nobody does, what needs proof, what is not included", () => {
  const noSignUpDate = { ...freeAccount, signedUpAt: null };
  expectDecisions({
    "passwords are never changed": [
      { request: { kind: "password_change" } },
      "refuse, password_change_never, no ticket",
    ],
    "a request for access becomes a defect": [
      { request: { kind: "resource_access", production: true } },
      "convert, resource_access_never, ticket",
    ],
    "deletion needs proof": [
      { request: { kind: "account_deletion" } },
      "verify, identity_not_proven, ticket",
    ],
    "deletion needs proof from a session just confirmed, too": [
      { requester: { assurance: "reauthenticated" }, request: { kind: "account_deletion" } },
      "verify, identity_not_proven, ticket",
    ],
    "account information needs proof on every level": [
      { account: { ...freeAccount, ...suspended }, request: { kind: "account_information" } },
      "verify, identity_not_proven, ticket",
    ],
    "proof comes before the date of sign-up": [
      { account: noSignUpDate, request: { kind: "account_information" } },
      "verify, identity_not_proven, ticket",
    ],
    "customisation is not included": [
      { request: { kind: "customisation" } },
      "refuse, not_included, no ticket",
    ],
    "professional services are not included": [
      { request: { kind: "professional_services", thirdParty: true } },
      "refuse, not_included, no ticket",
    ],
  });

  test("a request for access names the kind that it becomes", () => {
    expect(decide(policy, exampleFacts({ request: { kind: "resource_access" } })).convertTo).toBe("defect");
    expect(decide(policy, exampleFacts()).convertTo).toBeNull();
  });

  test("a request for access opens no ticket for an account whose defects would not, and says both reasons", () => {
    const account = { ...freeAccount, signedUpAt: "2024-01-10T15:00:00Z" };
    const asked = (critical: boolean) =>
      decide(policy, exampleFacts({ account, request: { kind: "resource_access", critical } }));
    expect(asked(false)).toMatchObject({ outcome: "convert", opensTicket: false, priority: null });
    expect(asked(false).reasons.map(({ code }) => code)).toEqual([
      "resource_access_never",
      decide(policy, exampleFacts({ account, request: { kind: "defect" } })).reasons[0]?.code,
    ]);
    expect(asked(true)).toMatchObject({ outcome: "convert", opensTicket: true });
    expect(asked(true).reasons).toHaveLength(1);
  });
});

describe("8. protocols and products of others", () => {
  const integration = (protocol: string | null, thirdParty = false) =>
    ({ request: { kind: "integration", protocol, thirdParty } }) as const;
  const free = { account: freeAccount } as const;
  expectDecisions({
    "a supported protocol": [integration("ldap"), "accept, entitled_by_plan, on paying, rank 1, ticket"],
    "a supported protocol in capitals": [
      integration(" LDAP "),
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "no protocol named": [integration(null), "accept, entitled_by_plan, on paying, rank 1, ticket"],
    "an unsupported protocol": [integration("kerberos"), "refuse, unsupported_protocol, no ticket"],
    "an unsupported protocol comes before the level": [
      { ...free, ...integration("kerberos") },
      "refuse, unsupported_protocol, no ticket",
    ],
    "an unsupported protocol comes before a third party": [
      integration("kerberos", true),
      "refuse, unsupported_protocol, no ticket",
    ],
    "a question about an unsupported protocol is a question": [
      { request: { protocol: "kerberos" } },
      "accept, entitled_by_plan, on paying, rank 1, ticket",
    ],
    "a third party's product": [integration("saml", true), "self_service, third_party_resource, no ticket"],
    "a third party's product in a defect": [
      { request: { kind: "defect", thirdParty: true, production: true } },
      "self_service, third_party_resource, no ticket",
    ],
  });
});

describe("a decision", () => {
  test("is made at the instant of receipt, in UTC", () => {
    expect(decide(policy, exampleFacts({ at: "2026-04-15T10:00:00-06:00" })).decidedAt).toBe(
      "2026-04-15T16:00:00Z",
    );
  });

  test("tells when the support that it rests on ends", () => {
    const endOf = (change: FactsChange) => decide(policy, exampleFacts(change)).supportEndsAt;
    expect(endOf({ at: "2026-03-07T18:00:00Z", account: newFreeAccount })).toBe("2026-03-13T06:00:00Z");
    expect(endOf({ account: { ...freeAccount, supportContract: contract } })).toBe("2026-07-01T06:00:00Z");
    expect(endOf({ account: { ...freeAccount, trial } })).toBe("2026-05-01T00:00:00Z");
    expect(endOf({})).toBeNull();
    expect(endOf({ account: freeAccount })).toBeNull();
  });
});
