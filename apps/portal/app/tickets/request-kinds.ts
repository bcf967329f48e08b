import type { RequestKind } from "../gql/graphql.js";

/** A kind of request as the policy words it. */
export interface KindWords {
  kind: RequestKind;
  title: string;
  description: string;
}

export interface KindGroup {
  title: string;
  kinds: KindWords[];
}

/** In the order of the form. */
const groupTitles = [
  "Something does not work",
  "I want to know or learn something",
  "It is about my account",
  "It is a project",
  "Something else",
] as const;

/** Every kind has its group, so that none is lost from the form. */
const groupOf: Record<RequestKind, (typeof groupTitles)[number]> = {
  DEFECT: "Something does not work",
  INTEGRATION: "Something does not work",
  RESOURCE_ACCESS: "Something does not work",
  QUESTION: "I want to know or learn something",
  TRAINING: "I want to know or learn something",
  ACCOUNT_INFORMATION: "It is about my account",
  ACCOUNT_DELETION: "It is about my account",
  PASSWORD_CHANGE: "Something does not work",
  IMPLEMENTATION: "It is a project",
  MIGRATION: "It is a project",
  CUSTOMISATION: "It is a project",
  PROFESSIONAL_SERVICES: "It is a project",
  FEEDBACK: "Something else",
  SALES: "Something else",
};

/** What the policy offers, in groups and within them in the policy's order. */
export function groupKinds(offered: KindWords[]): KindGroup[] {
  return groupTitles
    .map((title) => ({ title, kinds: offered.filter(({ kind }) => groupOf[kind] === title) }))
    .filter(({ kinds }) => kinds.length > 0);
}

/** `defect` and `DEFECT` alike; null for what is no kind. */
export function findKind(name: string): RequestKind | null {
  const upper = name.toUpperCase();
  return isKind(upper) ? upper : null;
}

function isKind(name: string): name is RequestKind {
  return Object.hasOwn(groupOf, name);
}
