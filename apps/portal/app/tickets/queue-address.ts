import type { QueueFilter, TicketState } from "../gql/desk/graphql.js";
import { findKind } from "./request-kinds.js";

/** What an address of the queue asks for beyond its parts; each is optional. The file of the list is asked for in the same words. */
const narrowingNames = ["q", "state", "assignee", "production", "account", "kind", "tag"] as const;

const states: readonly TicketState[] = [
  "OPEN",
  "WAITING_ON_CUSTOMER",
  "WAITING_ON_DEFECT",
  "SOLVED",
  "CLOSED",
];

/** The filter that an address spells out; null where it spells out none. What is none of ours is left out. */
export function filterOfAddress(parameters: URLSearchParams): QueueFilter | null {
  const one = (name: string) => {
    const value = parameters.get(name)?.trim() ?? "";
    return value === "" ? null : value;
  };
  const chosen = states.filter((state) => parameters.getAll("state").includes(state.toLowerCase()));
  const kinds = parameters.getAll("kind").flatMap((name) => findKind(name) ?? []);
  const tagIds = parameters.getAll("tag").filter((id) => id !== "");
  const [production, text, accountId] = [one("production"), one("q"), one("account")];
  const filter: QueueFilter = {
    ...(chosen.length > 0 && { states: chosen }),
    ...whoFilter(one("assignee")),
    ...((production === "yes" || production === "no") && { production: production === "yes" }),
    ...(accountId !== null && { accountId }),
    ...(kinds.length > 0 && { kinds }),
    ...(tagIds.length > 0 && { tagIds }),
    ...(text !== null && { text }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}

/** The same, where it asks for more than an account: that alone goes together with the parts of the queue. */
export function narrowingOf(parameters: URLSearchParams): QueueFilter | null {
  const filter = filterOfAddress(parameters);
  return filter === null || Object.keys(filter).every((name) => name === "accountId") ? null : filter;
}

/** `me`, `nobody`, or the id of a member of staff. */
function whoFilter(who: string | null): QueueFilter {
  switch (who) {
    case null:
      return {};
    case "me":
      return { assignee: "ME" };
    case "nobody":
      return { assignee: "NOBODY" };
    default:
      return { staffId: who };
  }
}

/** The other way round. */
export function addressOfFilter(filter: QueueFilter): URLSearchParams {
  const { assignee, staffId, production, accountId, text } = filter;
  const who = staffId ?? (assignee === "ME" || assignee === "NOBODY" ? assignee.toLowerCase() : null);
  const single = {
    ...(text != null && { q: text }),
    ...(who !== null && { assignee: String(who) }),
    ...(production != null && { production: production ? "yes" : "no" }),
    ...(accountId != null && { account: String(accountId) }),
  };
  const parameters = new URLSearchParams(single);
  for (const state of filter.states ?? []) parameters.append("state", state.toLowerCase());
  for (const kind of filter.kinds ?? []) parameters.append("kind", kind.toLowerCase());
  for (const id of filter.tagIds ?? []) parameters.append("tag", String(id));
  return parameters;
}

/** Those parts of an address that make its list, without its pages and what was just done there. */
export function listParameters(parameters: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of ["view", ...narrowingNames]) {
    for (const value of parameters.getAll(name)) if (value !== "") kept.append(name, value);
  }
  return kept;
}

/** An address of the queue, of which forms say where they come from; what is none is the queue itself. */
export function backAddress(path: string): string {
  return /^\/desk(?:\?|$)/.test(path) ? path : "/desk";
}

/** The same address, with what was just done there. */
export function withDone(back: string, id: string): string {
  const url = new URL(back, "http://desk");
  url.searchParams.set("did", id);
  return `${url.pathname}${url.search}`;
}
