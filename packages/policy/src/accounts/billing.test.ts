import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  billingEventTypes,
  billingFacts,
  subscriptionStatuses,
  withBilling,
  type BillingEvent,
} from "./billing.js";

let made = 0;
function event(hour: number, overrides: Partial<BillingEvent>): BillingEvent {
  made += 1;
  return {
    id: `evt_${made}`,
    type: "customer.subscription.updated",
    subscriptionId: "sub_1",
    effectiveAt: `2026-04-14T${String(hour).padStart(2, "0")}:00:00Z`,
    status: "active",
    billing: "monthly",
    endedUnpaid: false,
    ...overrides,
  };
}
const invoice = (hour: number, type: BillingEvent["type"], overrides: Partial<BillingEvent> = {}) =>
  event(hour, { type, status: null, billing: null, ...overrides });

describe("what billing says of an account", () => {
  test.each([
    ["active", "paying", "monthly", "active"],
    ["trialing", "paying", "monthly", "active"],
    ["past_due", "paying", "monthly", "past_due"],
    ["unpaid", "paying", "monthly", "suspended"],
    ["paused", "paying", "monthly", "suspended"],
    ["incomplete", "free", null, "active"],
    ["incomplete_expired", "free", null, "active"],
    ["canceled", "free", null, "active"],
  ] as const)("a subscription that is %s: %s, billed %s, %s", (status, plan, billing, standing) => {
    expect(billingFacts([event(9, { status })])).toMatchObject({ plan, billing, standing });
  });

  test("who did not pay until the subscription ended is suspended, who ended it is free", () => {
    const ended = { type: "customer.subscription.deleted", status: "canceled" } as const;
    expect(billingFacts([event(9, { ...ended, endedUnpaid: true })])).toMatchObject({
      standing: "suspended",
    });
    expect(billingFacts([event(9, ended)])).toMatchObject({ plan: "free", standing: "active" });
  });

  test.each([
    ["that was not paid", "invoice.payment_failed", "past_due"],
    ["that is overdue", "invoice.overdue", "past_due"],
    ["that is paid", "invoice.paid", "active"],
  ] as const)(
    "an invoice %s counts as long as the subscription says nothing newer",
    (_what, type, standing) => {
      const before = event(9, { status: standing === "active" ? "past_due" : "active", billing: "annual" });
      expect(billingFacts([invoice(10, type), before])).toMatchObject({
        plan: "paying",
        billing: "annual",
        standing,
      });
      const later = event(11, { status: "unpaid" });
      expect(billingFacts([later, invoice(10, type), before])).toMatchObject({ standing: "suspended" });
    },
  );

  test("an invoice that is paid after the end brings nothing back, and one alone says nothing", () => {
    const ended = event(9, { type: "customer.subscription.deleted", status: "canceled" });
    expect(billingFacts([ended, invoice(10, "invoice.paid")])).toMatchObject({ plan: "free" });
    expect(billingFacts([invoice(10, "invoice.paid")])).toBeNull();
    expect(billingFacts([])).toBeNull();
  });

  test("of one instant, what the subscription says of itself counts over its invoices, and its end over all else", () => {
    const [paid, created] = [
      invoice(9, "invoice.paid"),
      event(9, { type: "customer.subscription.created", status: "past_due" }),
    ];
    expect(billingFacts([created, paid])).toMatchObject({ standing: "past_due" });
    const ended = event(9, { type: "customer.subscription.deleted", status: "canceled", id: "a" });
    expect(billingFacts([ended, created, paid])).toMatchObject({ plan: "free" });
  });

  test("of several subscriptions the best counts", () => {
    const ended = event(12, { subscriptionId: "sub_2", status: "canceled" });
    expect(billingFacts([event(9, { billing: "annual" }), ended])).toEqual({
      plan: "paying",
      billing: "annual",
      standing: "active",
      effectiveAt: ended.effectiveAt,
    });
  });

  test("a closed account stays closed", () => {
    const closed = { plan: "free", billing: null, standing: "closed" } as const;
    expect(withBilling(closed, { plan: "paying", billing: "monthly", standing: "active" })).toEqual(closed);
  });
});

const anyEvent = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom(...billingEventTypes),
    subscriptionId: fc.constantFrom("sub_1", "sub_2"),
    // Few instants, so that some are the same.
    effectiveAt: fc.integer({ min: 0, max: 5 }).map((hour) => `2026-04-14T0${hour}:00:00Z`),
    status: fc.constantFrom(...subscriptionStatuses),
    billing: fc.constantFrom("monthly" as const, "annual" as const, null),
    endedUnpaid: fc.boolean(),
  })
  .map((each): BillingEvent =>
    each.type.startsWith("invoice") ? { ...each, status: null, billing: null } : each,
  );

test("any order of events, with repetitions, comes to the same facts", () => {
  const told = fc.uniqueArray(anyEvent, { maxLength: 12, selector: ({ id }) => id }).chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events], {
        minLength: events.length * 2,
        maxLength: events.length * 2,
      }),
    ),
  );
  fc.assert(
    fc.property(told, ([events, shuffled]) => {
      expect(billingFacts(shuffled)).toEqual(billingFacts(events));
    }),
  );
});
