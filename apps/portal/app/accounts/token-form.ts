import type { AccessTokenCreateInput, TokenScope } from "../gql/graphql.js";
import { textOf } from "../ui/form-fields.js";

interface Scope {
  value: TokenScope;
  title: string;
  description: string;
}

export const scopes: Scope[] = [
  { value: "READ_ARTICLES", title: "Read articles", description: "Search and read what you may read." },
  { value: "READ_TICKETS", title: "Read tickets", description: "Those that you may read." },
  { value: "WRITE_TICKETS", title: "Write tickets", description: "Open tickets and reply, in your name." },
  { value: "DESK", title: "Desk", description: "Everything that you may do on the desk." },
];

/** In days; the last has no end. */
export const lifetimes = [
  { value: "30", title: "30 days" },
  { value: "90", title: "90 days" },
  { value: "365", title: "A year" },
  { value: "", title: "No end" },
];

const dayMillis = 86_400_000;

export interface TokenValues {
  name: string;
  scopes: TokenScope[];
  lifetime: string;
}

export function readTokenForm(form: FormData): TokenValues {
  const ticked = new Set(form.getAll("scopes"));
  return {
    name: textOf(form, "name"),
    scopes: scopes.map(({ value }) => value).filter((value) => ticked.has(value)),
    lifetime: textOf(form, "lifetime"),
  };
}

/** A lifetime that was not offered is the shortest one, never none. */
export function tokenInput(
  { name, scopes: chosen, lifetime }: TokenValues,
  now: Date,
): AccessTokenCreateInput {
  const offered = lifetimes.find(({ value }) => value === lifetime)?.value ?? "30";
  const expiresAt =
    offered === "" ? null : new Date(now.getTime() + Number(offered) * dayMillis).toISOString();
  return { name, scopes: chosen, expiresAt };
}
