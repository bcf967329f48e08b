import type { QueueFilter } from "../gql/desk/graphql.js";

/** Which part of the queue is looked at; in the address, so that it can be passed on. */
export interface QueueView {
  name: string;
  title: string;
  filter: QueueFilter;
  count: "open" | "mine" | "unassigned" | "production" | "breaching" | "waiting";
}

const all: QueueView = { name: "all", title: "All open", filter: {}, count: "open" };

export const queueViews: QueueView[] = [
  all,
  { name: "mine", title: "Mine", filter: { assignee: "ME" }, count: "mine" },
  { name: "unassigned", title: "Unassigned", filter: { assignee: "NOBODY" }, count: "unassigned" },
  { name: "production", title: "Production", filter: { production: true }, count: "production" },
  { name: "breaching", title: "Breaching", filter: { breaching: true }, count: "breaching" },
  {
    name: "waiting",
    title: "On hold",
    filter: { states: ["WAITING_ON_CUSTOMER", "WAITING_ON_DEFECT"] },
    count: "waiting",
  },
];

/** The view that an address names; all open tickets where it names none. */
export function queueView(name: string | null): QueueView {
  return queueViews.find((view) => view.name === name) ?? all;
}

export function queueHref(name: string, accountId: string | null = null): string {
  const params = new URLSearchParams();
  if (name !== all.name) params.set("view", name);
  if (accountId !== null) params.set("account", accountId);
  return params.size === 0 ? "/desk" : `/desk?${params}`;
}
