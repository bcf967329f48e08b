import { describe, expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { provesIdentity } from "./identity-proof.js";
import {
  coversUse,
  deletionRunsAt,
  mayApproveVerification,
  verificationExpiresAt,
} from "./verification-rules.js";
import {
  isVerificationFinal,
  nextVerificationState,
  verificationActs,
  verificationStates,
  type VerificationAct,
  type VerificationState,
} from "./verification-state.js";

describe("a verification", () => {
  test.each<[VerificationState, VerificationAct, VerificationState | null]>([
    ["requested", "prove", "proven"],
    ["requested", "approve", null],
    ["requested", "use", null],
    ["proven", "approve", "approved"],
    ["proven", "use", null],
    ["approved", "use", "used"],
    ["approved", "expire", "expired"],
    ["requested", "fail", "failed"],
    ["proven", "cancel", "cancelled"],
  ])("%s, %s: %s", (state, act, next) => {
    expect(nextVerificationState(state, act)).toBe(next);
  });

  test("is used once, and nothing revives it", () => {
    const final = ["used", "expired", "cancelled", "failed"];
    expect(verificationStates.filter(isVerificationFinal)).toEqual(final);
    expect(
      verificationStates.filter((state) =>
        verificationActs.every((act) => nextVerificationState(state, act) === null),
      ),
    ).toEqual(final);
  });
});

describe("identity is proven", () => {
  const at = "2026-04-15T16:00:00Z";
  test.each([
    ["2026-04-15T15:50:00Z", true],
    ["2026-04-15T15:49:59.999Z", false],
    ["2026-04-15T16:00:00.001Z", false],
  ])("by a second factor confirmed at %s: %s", (secondFactorAt, proven) => {
    expect(provesIdentity(policy, { method: "reauthenticated_session", secondFactorAt }, at)).toBe(proven);
  });

  test.each([
    ["2026-04-08T16:00:00Z", true],
    ["2026-04-08T16:00:00.001Z", false],
    ["2026-04-13T00:00:00Z", false],
  ])("by a code to a contact on file since %s: %s", (contactOnFileSince, proven) => {
    expect(provesIdentity(policy, { method: "code_to_contact", contactOnFileSince }, at)).toBe(proven);
  });
});

describe("a use is covered", () => {
  const binding = {
    ticketId: "t1",
    personId: "rita",
    action: "account_deletion",
    accountId: "acme",
  } as const;
  const verification = { ...binding, state: "approved", provenAt: "2026-04-15T16:00:00Z" } as const;
  const at = "2026-04-15T16:14:59.999Z";

  test("by an approved verification for 15 minutes", () => {
    expect(verificationExpiresAt(policy, verification.provenAt)).toBe("2026-04-15T16:15:00Z");
    expect(coversUse(policy, verification, binding, at)).toBe(true);
    expect(coversUse(policy, verification, binding, "2026-04-15T16:15:00Z")).toBe(false);
  });

  test.each([
    { ticketId: "t2" },
    { personId: "adam" },
    { action: "account_information" } as const,
    { accountId: "other" },
  ])("not for %j", (change) => {
    expect(coversUse(policy, verification, { ...binding, ...change }, at)).toBe(false);
  });

  test.each(verificationStates.filter((state) => state !== "approved"))("not when it is %s", (state) => {
    expect(coversUse(policy, { ...verification, state }, binding, at)).toBe(false);
  });

  test("a deletion waits for 72 hours", () => {
    expect(deletionRunsAt(policy, "2026-04-15T16:00:00Z")).toBe("2026-04-18T16:00:00Z");
  });
});

describe("a verification is approved", () => {
  const deletion = {
    state: "proven",
    action: "account_deletion",
    requesterId: "rita",
    firstApproverId: "ann",
  } as const;
  test.each([
    ["by a second agent", staff("agent", "bob"), deletion, "allowed"],
    ["by a lead", staff("lead"), deletion, "allowed"],
    ["not by the first", staff("agent", "ann"), deletion, "second_approver_needed"],
    ["not by the first, be it a lead", staff("lead", "ann"), deletion, "second_approver_needed"],
    [
      "by the first when no second is needed",
      staff("agent", "ann"),
      { ...deletion, action: "account_information" } as const,
      "allowed",
    ],
    ["not by the requester", staff("lead", "rita"), deletion, "own_request"],
    ["not by an author", staff("author"), deletion, "agents_only"],
    ["not by a customer", member("adam", "admin"), deletion, "agents_only"],
    ["not by nobody", nobody, deletion, "agents_only"],
    [
      "not before it is proven",
      staff("agent"),
      { ...deletion, state: "requested" } as const,
      "not_in_this_state",
    ],
    ["not after it was used", staff("agent"), { ...deletion, state: "used" } as const, "not_in_this_state"],
  ])("%s", (_name, viewer, verification, code) => {
    expect(mayApproveVerification(viewer, verification).code).toBe(code);
  });
});
