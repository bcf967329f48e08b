import type { Billing, Plan, Standing } from "../decision/facts.js";
import { parseInstant } from "../instant.js";

/** Of one instant, the later in this list counts as the newer: what a subscription says of itself over what its invoices say. */
export const billingEventTypes = [
  "invoice.payment_failed",
  "invoice.overdue",
  "invoice.paid",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.paused",
  "customer.subscription.resumed",
  "customer.subscription.deleted",
] as const;
export type BillingEventType = (typeof billingEventTypes)[number];

export const subscriptionStatuses = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
  "incomplete",
  "incomplete_expired",
  "canceled",
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** What the billing system told of one subscription at one instant. */
export interface BillingEvent {
  id: string;
  type: BillingEventType;
  subscriptionId: string;
  effectiveAt: string;
  /** Null for invoices. */
  status: SubscriptionStatus | null;
  billing: Billing | null;
  /** The subscription ended because it was not paid, not because somebody wanted that. */
  endedUnpaid: boolean;
}

export interface BillingFacts {
  plan: Plan;
  billing: Billing | null;
  standing: Standing;
}

/**
 * Plan, billing and standing of whoever has these subscriptions; null while nothing is known of any. The order of the events does not
 * matter, and neither do repetitions: of each subscription its newest event counts, and of several the best one does.
 */
export function billingFacts(
  events: readonly BillingEvent[],
): (BillingFacts & { effectiveAt: string }) | null {
  const oldestFirst = [...events].sort(byAge);
  const subscriptions = new Set(events.map(({ subscriptionId }) => subscriptionId));
  const states = [...subscriptions].flatMap(
    (id) => stateOf(oldestFirst.filter(({ subscriptionId }) => subscriptionId === id)) ?? [],
  );
  const [best] = states.sort(
    (one, other) =>
      BEST_FIRST.indexOf(worth(one)) - BEST_FIRST.indexOf(worth(other)) || byAge(other.newest, one.newest),
  );
  const [newest] = states.map((state) => state.newest).sort((one, other) => byAge(other, one));
  if (best === undefined || newest === undefined) {
    return null;
  }
  const { plan, billing, standing } = best;
  return { plan, billing, standing, effectiveAt: newest.effectiveAt };
}

/** A closed account stays closed: what is still billed of it opens nothing. */
export function withBilling<Account extends BillingFacts>(account: Account, facts: BillingFacts): Account {
  const { plan, billing, standing } = facts;
  return account.standing === "closed" ? account : { ...account, plan, billing, standing };
}

type SubscriptionState = BillingFacts & { newest: BillingEvent };

const BEST_FIRST = ["paying active", "paying past_due", "paying suspended", "free active", "free suspended"];

function worth({ plan, standing }: BillingFacts): string {
  return `${plan} ${standing}`;
}

function byAge(one: BillingEvent, other: BillingEvent): number {
  return (
    parseInstant(one.effectiveAt) - parseInstant(other.effectiveAt) ||
    billingEventTypes.indexOf(one.type) - billingEventTypes.indexOf(other.type) ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

/** `events`: of one subscription, oldest first. Null: so far only invoices are known of it, which do not say what it is. */
function stateOf(events: readonly BillingEvent[]): SubscriptionState | null {
  const newest = events.at(-1);
  const told = events.findLast(({ status }) => status !== null);
  if (newest === undefined || told?.status == null) {
    return null;
  }
  return { ...factsOf(told.status, told, newest), newest };
}

function factsOf(
  status: SubscriptionStatus,
  { billing, endedUnpaid }: BillingEvent,
  newest: BillingEvent,
): BillingFacts {
  switch (status) {
    case "active":
    case "trialing":
    case "past_due":
      return { plan: "paying", billing, standing: paidStanding(newest, status) };
    case "unpaid":
    case "paused":
      return { plan: "paying", billing, standing: "suspended" };
    case "incomplete":
    case "incomplete_expired":
    case "canceled":
      return { plan: "free", billing: null, standing: endedUnpaid ? "suspended" : "active" };
  }
}

/** An invoice that is newer than what the subscription said last says how it is paid. */
function paidStanding(newest: BillingEvent, status: "active" | "trialing" | "past_due"): Standing {
  switch (newest.type) {
    case "invoice.payment_failed":
    case "invoice.overdue":
      return "past_due";
    case "invoice.paid":
      return "active";
    default:
      return status === "past_due" ? "past_due" : "active";
  }
}
