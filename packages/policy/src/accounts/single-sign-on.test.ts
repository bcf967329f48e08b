import { describe, expect, test } from "@jest/globals";
import { mailDomainOf, readMailDomain } from "./mail-domain.js";
import {
  keepsPassword,
  mayChangeProviderMode,
  mayChangeSignIn,
  providerModes,
  providerRefusal,
  type ProviderClaim,
} from "./single-sign-on.js";
import type { Viewer } from "./viewer.js";

const admin: Viewer = {
  person: { id: "p1" },
  staff: null,
  memberships: [{ accountId: "a1", role: "admin", active: true, standing: "active" }],
};

describe("who changes how an account signs in", () => {
  test.each([
    ["its admin with a fresh second factor", admin, true, "allowed"],
    ["its admin without one", admin, false, "second_factor_needed"],
    [
      "an end user",
      { ...admin, memberships: admin.memberships.map((each) => ({ ...each, role: "end_user" as const })) },
      true,
      "administrators_only",
    ],
    [
      "a deactivated admin",
      { ...admin, memberships: admin.memberships.map((each) => ({ ...each, active: false })) },
      true,
      "not_found",
    ],
    [
      "an admin of a closed account",
      { ...admin, memberships: admin.memberships.map((each) => ({ ...each, standing: "closed" as const })) },
      true,
      "not_found",
    ],
    [
      "a lead",
      { person: { id: "p2" }, staff: { role: "lead" as const }, memberships: [] },
      true,
      "not_found",
    ],
  ])("%s", (_who, viewer, fresh, code) => {
    expect(mayChangeSignIn(viewer, "a1", { fresh }).code).toBe(code);
  });
});

describe("what a provider is for its account", () => {
  const ready = { tested: true, hasDomain: true };
  const steps = providerModes.flatMap((mode) =>
    providerModes
      .filter((to) => mayChangeProviderMode({ mode, ...ready }, to).allowed)
      .map((to) => `${mode} → ${to}`),
  );
  test("is offered before it is required, and can always be turned off", () => {
    expect(steps).toEqual([
      "off → off",
      "off → offered",
      "offered → off",
      "offered → offered",
      "offered → required",
      "required → off",
      "required → offered",
      "required → required",
    ]);
  });

  test.each([{ tested: false }, { hasDomain: false }])("is not offered with %o", (lacking) => {
    expect(mayChangeProviderMode({ mode: "off", ...ready, ...lacking }, "offered").allowed).toBe(false);
    expect(mayChangeProviderMode({ mode: "required", ...ready, ...lacking }, "off").allowed).toBe(true);
  });
});

describe("somebody who comes from a provider", () => {
  const good: ProviderClaim = {
    email: "Ada@X.test",
    emailVerified: true,
    provenDomains: ["x.test"],
    person: { isStaff: false, member: true, elsewhere: false },
    subject: "new",
  };

  test.each<[string, Partial<ProviderClaim>, string | null]>([
    ["is signed in", {}, null],
    ["is signed in again", { subject: "same" }, null],
    ["A19: whose mail is not verified is not", { emailVerified: false }, "mail_not_verified"],
    ["who has no mail is not", { email: null }, "mail_not_verified"],
    ["of another domain is not", { email: "ada@y.test" }, "other_domain"],
    ["of a domain beneath is not", { email: "ada@mail.x.test" }, "other_domain"],
    ["with two addresses in one is not", { email: "ada@y.test@x.test" }, "other_domain"],
    ["whom nobody knows is not", { person: null }, "not_a_member"],
    [
      "who is deactivated is not",
      { person: { isStaff: false, member: false, elsewhere: false } },
      "not_a_member",
    ],
    ["who works here is not", { person: { isStaff: true, member: true, elsewhere: false } }, "staff"],
    [
      "who speaks for another account, too, is not",
      { person: { isStaff: false, member: true, elsewhere: true } },
      "several_accounts",
    ],
    ["who has another's address now is not", { subject: "other" }, "another_subject"],
  ])("%s", (_title, change, expected) => {
    expect(providerRefusal({ ...good, ...change })).toBe(expected);
  });
});

test.each([
  ["admin", true, true],
  ["admin", false, false],
  ["end_user", true, false],
] as const)(
  "where a provider is required, an %s (second factor: %s) keeps the password: %s",
  (role, hasSecondFactor, kept) => {
    expect(keepsPassword({ role, hasSecondFactor })).toBe(kept);
  },
);

test.each([
  ["X.Test", "x.test"],
  ["xn--bcher-kva.example", "xn--bcher-kva.example"],
  ["x", null],
  ["x..test", null],
  ["x.test/", null],
  ["127.0.0.1", null],
])("the mail domain %s is %s", (given, domain) => {
  expect(readMailDomain(given)).toBe(domain);
  expect(mailDomainOf(`ada@${given}`)).toBe(domain);
});
