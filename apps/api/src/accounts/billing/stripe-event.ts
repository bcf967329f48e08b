import type { TakeBillingEventInput } from "@recourse/core";
import { billingEventTypes, subscriptionStatuses } from "@recourse/policy";
import { z } from "zod";

/** What of Stripe's objects is an id, or the object itself where it was expanded. */
const reference = z.union([z.string().min(1), z.object({ id: z.string().min(1) }).transform(({ id }) => id)]);

const subscription = z.object({
  object: z.literal("subscription"),
  id: z.string().min(1),
  customer: reference,
  status: z.enum(subscriptionStatuses),
  items: z.object({
    data: z.array(
      z.object({ price: z.object({ recurring: z.object({ interval: z.string() }).nullish() }).nullish() }),
    ),
  }),
  // Paused collection is a subscription that is served on all the same; a paused one has that status.
  cancellation_details: z.object({ reason: z.string().nullish() }).nullish(),
});

const invoice = z.object({
  object: z.literal("invoice"),
  customer: reference,
  // Where it stands since API version 2025-03-31, and where it stood before.
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
  subscription: reference.nullish(),
});

const event = z.object({
  id: z.string().min(1).max(255),
  type: z.enum(billingEventTypes),
  // Seconds since 1970.
  created: z.number().int().nonnegative(),
  data: z.object({ object: z.discriminatedUnion("object", [subscription, invoice]) }),
});

const UNPAID = ["payment_failed", "payment_disputed"];

export type StripeEvent =
  | { kind: "taken"; event: TakeBillingEventInput }
  /** Of a type that says nothing of support. */
  | { kind: "ignored" }
  /** Of a type that is taken, in a form that is not known. */
  | { kind: "unreadable"; problem: string };

/** What Stripe tells, in the words of the policy. */
export function readStripeEvent(given: { type: string }): StripeEvent {
  if (!billingEventTypes.some((type) => type === given.type)) {
    return { kind: "ignored" };
  }
  const parsed = event.safeParse(given);
  if (!parsed.success) {
    return { kind: "unreadable", problem: z.prettifyError(parsed.error) };
  }
  const { id, type, created, data } = parsed.data;
  const { object } = data;
  const told = { id, type, effectiveAt: new Date(created * 1000), customerId: object.customer };
  return {
    kind: "taken",
    event:
      object.object === "invoice"
        ? {
            ...told,
            subscriptionId: object.parent?.subscription_details?.subscription ?? object.subscription ?? null,
            ...{ status: null, billing: null, endedUnpaid: false },
          }
        : {
            ...told,
            subscriptionId: object.id,
            status: type === "customer.subscription.deleted" ? "canceled" : object.status,
            billing: billingOf(object.items.data[0]?.price?.recurring?.interval),
            endedUnpaid: UNPAID.includes(object.cancellation_details?.reason ?? ""),
          },
  };
}

function billingOf(interval: string | undefined): "monthly" | "annual" | null {
  return interval === undefined ? null : interval === "year" ? "annual" : "monthly";
}
