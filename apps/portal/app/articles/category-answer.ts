import type { Audience } from "../gql/desk/graphql.js";
import type { FieldErrors } from "../ui/form-fields.js";

/** A change of who may read what, before it is made. */
export interface PendingChange {
  change: { kind: "audience"; audience: Audience } | { kind: "move"; parentId: string };
  effect: { narrower: number; wider: number };
}

/** What the page of a category shows after it was posted and nothing was changed. */
export interface CategoryAnswer {
  errors: FieldErrors;
  /** To be confirmed first. */
  pending: PendingChange | null;
}

export function errorsOf(userErrors: readonly { message: string; path?: string[] | null }[]): FieldErrors {
  return Object.fromEntries(userErrors.map(({ message, path }) => [path?.at(-1) ?? "form", message]));
}

/** `3 published articles will be read by fewer people, and 1 by more.` */
export function effectWords({ narrower, wider }: PendingChange["effect"]): string {
  const article = (count: number) =>
    `${count.toLocaleString("en")} published article${count === 1 ? "" : "s"}`;
  if (wider === 0) return `${article(narrower)} will be read by fewer people.`;
  if (narrower === 0) return `${article(wider)} will be read by more people.`;
  return `${article(narrower)} will be read by fewer people, and ${wider.toLocaleString("en")} by more.`;
}
