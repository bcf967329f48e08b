import type { ClauseId } from "../description/clause-sections.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { NextStep } from "./decision.js";

// Paths of the portal stand here; slugs and addresses stand in the policy file.

export function articleStep(
  policy: SupportPolicy,
  article: keyof SupportPolicy["articles"],
  label: string,
): NextStep {
  return { kind: "article", label, href: articlePath(policy.articles[article]) };
}

export function searchStep(): NextStep {
  return { kind: "self_service", label: "Search the knowledge base", href: "/search" };
}

export function contractStep(policy: SupportPolicy): NextStep {
  return {
    kind: "contract",
    label: "Buy a support contract",
    href: articlePath(policy.articles.buyContract),
  };
}

export function administratorsStep(policy: SupportPolicy): NextStep {
  return {
    kind: "administrators",
    label: "Find your administrator",
    href: articlePath(policy.articles.findAdministrator),
  };
}

export function criticalDefectStep(): NextStep {
  return {
    kind: "defect_report",
    label: "Report a critical defect that affects all customers",
    href: "/tickets/new?kind=defect&critical=1",
  };
}

export function feedbackStep(): NextStep {
  return { kind: "support", label: "Send it as feedback", href: "/tickets/new?kind=feedback" };
}

export function signInStep(): NextStep {
  return { kind: "sign_in", label: "Sign in as an administrator", href: "/sign-in" };
}

export function chooseAccountStep(): NextStep {
  return { kind: "choose_account", label: "Choose the account", href: "/tickets/new" };
}

export function verifyStep(): NextStep {
  return { kind: "verify", label: "How we make sure who you are", href: clausePath("identity") };
}

export function salesStep(policy: SupportPolicy): NextStep {
  return { kind: "sales", ...writeTo(policy.contacts.sales) };
}

export function customerSuccessStep(policy: SupportPolicy): NextStep {
  return { kind: "customer_success", ...writeTo(policy.contacts.customer_success) };
}

export function supportStep(policy: SupportPolicy): NextStep {
  return { kind: "support", ...writeTo(policy.contacts.support) };
}

/** Specialists are usually known by their address; a mere name leads to the clause about trials. */
export function specialistStep(specialist: string): NextStep {
  const href = specialist.includes("@") ? mailto(specialist) : clausePath("trial");
  return { kind: "specialist", label: `Your specialist: ${specialist}`, href };
}

export function mailto(email: string): string {
  return `mailto:${encodeURI(email)}`;
}

function writeTo(contact: SupportPolicy["contacts"]["sales"]): Omit<NextStep, "kind"> {
  return { label: `Write to ${contact.name}: ${contact.email}`, href: mailto(contact.email) };
}

function articlePath(slug: string): string {
  return `/articles/${slug}`;
}

function clausePath(clause: ClauseId): string {
  return `/policies#${clause}`;
}
