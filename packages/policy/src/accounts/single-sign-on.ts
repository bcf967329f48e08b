import { mailDomainOf } from "./mail-domain.js";
import { allowed, denied, liveMemberships, type Permission, type Viewer } from "./viewer.js";

/** `offered`: people may sign in by it. `required`: their passwords work no more. */
export const providerModes = ["off", "offered", "required"] as const;
export type ProviderMode = (typeof providerModes)[number];

const providerTransitions: Readonly<Record<ProviderMode, readonly ProviderMode[]>> = {
  off: ["offered"],
  offered: ["off", "required"],
  required: ["offered", "off"],
};

/** How the people of an account sign in: its active administrators see and say it, nobody here does. */
export function maySeeSignIn(viewer: Viewer, accountId: string): Permission {
  const membership = liveMemberships(viewer).find((each) => each.accountId === accountId);
  if (membership === undefined) {
    return denied("not_found", "There is no such account, or you may not read it.");
  }
  return membership.role === "admin"
    ? allowed
    : denied("administrators_only", "Only the account's active administrators do this.");
}

/** @param fresh whether the session proved its second factor within the policy's minutes */
export function mayChangeSignIn(
  viewer: Viewer,
  accountId: string,
  { fresh }: { fresh: boolean },
): Permission {
  const permission = maySeeSignIn(viewer, accountId);
  if (!permission.allowed) {
    return permission;
  }
  return fresh
    ? allowed
    : denied("second_factor_needed", "Confirm your second factor first, then do this again.");
}

export interface ProviderState {
  mode: ProviderMode;
  /** Whether somebody came back from it with a good answer since it was last set. */
  tested: boolean;
  /** Whether the account has a proven mail domain. */
  hasDomain: boolean;
}

/** Nobody is sent to a provider that was never seen to work, and nobody is made to use one that is not offered yet. */
export function mayChangeProviderMode(
  { mode, tested, hasDomain }: ProviderState,
  to: ProviderMode,
): Permission {
  if (mode === to) {
    return allowed;
  }
  if (!providerTransitions[mode].includes(to)) {
    return denied("not_in_this_state", "Turn it on first; once it works for people, require it.");
  }
  if (to === "off") {
    return allowed;
  }
  if (!hasDomain) {
    return denied(
      "not_in_this_state",
      "Prove a mail domain first: only its addresses sign in by your provider.",
    );
  }
  return tested ? allowed : denied("not_in_this_state", "Test it first.");
}

/** What a provider said of somebody, and whom we know by that. */
export interface ProviderClaim {
  email: string | null;
  emailVerified: boolean;
  /** Of the account whose provider it is. */
  provenDomains: readonly string[];
  /** Who has the address here; null where nobody has. */
  person: {
    isStaff: boolean;
    /** Active in the account whose provider it is. */
    member: boolean;
    /** Active in another account that is not closed. */
    elsewhere: boolean;
  } | null;
  /** Whether the provider's name for them is new here, that of this person, or stands for somebody else. */
  subject: "new" | "same" | "other";
}

export type ProviderRefusal =
  "mail_not_verified" | "other_domain" | "not_a_member" | "staff" | "several_accounts" | "another_subject";

/**
 * Why somebody does not sign in by a customer's provider; null where they do. A provider speaks for the people of its own account at
 * its own domains: never for staff, nor for somebody who also speaks for another account.
 */
export function providerRefusal(claim: ProviderClaim): ProviderRefusal | null {
  const { email, emailVerified, provenDomains, person, subject } = claim;
  if (email === null || !emailVerified) {
    return "mail_not_verified";
  }
  const domain = mailDomainOf(email);
  if (domain === null || !provenDomains.includes(domain)) {
    return "other_domain";
  }
  if (person?.isStaff === true) {
    return "staff";
  }
  if (person?.member !== true) {
    return "not_a_member";
  }
  if (person.elsewhere) {
    return "several_accounts";
  }
  return subject === "other" ? "another_subject" : null;
}

/**
 * Whether a password still signs in whom a provider is required for. An administrator with a second factor keeps it, so that an account
 * whose provider is away, or set wrongly, has somebody who can change that.
 */
export function keepsPassword(person: { role: "admin" | "end_user"; hasSecondFactor: boolean }): boolean {
  return person.role === "admin" && person.hasSecondFactor;
}
