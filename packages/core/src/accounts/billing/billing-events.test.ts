import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addFreeAccount,
  createTestDatabase,
  done,
  FakeClock,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import fc from "fast-check";
import type { Actor, ServiceActor } from "../../actor.js";
import { Account } from "../account.entity.js";
import { provisionAccount } from "../provisioning/provision-account.js";
import { takeBillingEvent, type TakeBillingEventInput } from "./take-billing-event.js";

let database: TestDatabase;
const clock = new FakeClock();
const deps = () => testDeps(database.db, { clock });
const stripe: Actor = { kind: "system", name: "stripe" };
const vendor: ServiceActor = {
  ...{ kind: "service", service: { id: "01900000-0000-7000-8000-000000000000", name: "CRM" } },
  ...{ scopes: ["provisioning"], accountId: null },
};
const at = (hour: number) => new Date(Date.UTC(2026, 3, 14, hour));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function event(customerId: string, overrides: Partial<TakeBillingEventInput> = {}): TakeBillingEventInput {
  return {
    ...{ id: unique("evt"), type: "customer.subscription.updated", customerId, subscriptionId: "sub_1" },
    ...{ effectiveAt: at(9), status: "active", billing: "monthly", endedUnpaid: false },
    ...overrides,
  };
}
const take = (input: TakeBillingEventInput) => done(takeBillingEvent(deps(), stripe, input));
const accountOf = (id: string) => database.db.manager.findOneByOrFail(Account, { id });
const changesOf = (accountId: string) =>
  database.db.query<object[]>(
    "select source, effective_at as at, changes from account_corrections where account_id = $1 order by corrected_at, id",
    [accountId],
  );

async function customer(): Promise<{ customerId: string; id: string }> {
  const customerId = unique("cus");
  const { id } = await addFreeAccount(database.db, { billingCustomerId: customerId });
  return { customerId, id };
}

describe("a billing event", () => {
  test("gives the account its plan from its instant on, with an audit row and a job for its open tickets", async () => {
    const { customerId, id } = await customer();
    const told = event(customerId);
    expect(await take(told)).toMatchObject({ duplicate: false, changed: true });
    expect(await accountOf(id)).toMatchObject({
      plan: "paying",
      billing: "monthly",
      standing: "active",
      version: 2,
    });
    expect(await changesOf(id)).toEqual([
      {
        source: "billing",
        at: told.effectiveAt,
        changes: { plan: { from: "free", to: "paying" }, billing: { from: null, to: "monthly" } },
      },
    ]);
    const [audited, ...more] = await database.db.query<object[]>(
      "select action, actor_kind as kind, actor_id as by from audit_rows where account_id = $1",
      [id],
    );
    expect([audited, more]).toEqual([{ action: "account.facts_billed", kind: "system", by: "stripe" }, []]);
    const [kept] = await database.db.query<object[]>(
      "select account_id as account, effective_at as at, changes from billing_events where id = $1",
      [told.id],
    );
    expect(kept).toMatchObject({ account: id, at: told.effectiveAt, changes: { plan: { to: "paying" } } });
  });

  test("R19: that comes again, also at the same time, counts once", async () => {
    const { customerId, id } = await customer();
    const told = event(customerId);
    const taken = await Promise.all([take(told), take(told), take(told)]);
    expect(taken.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await changesOf(id)).toHaveLength(1);
  });

  test("that is late is recorded and changes nothing", async () => {
    const { customerId, id } = await customer();
    await take(event(customerId, { effectiveAt: at(10), status: "past_due" }));
    expect(await take(event(customerId, { effectiveAt: at(8) }))).toMatchObject({ changed: false });
    expect(await accountOf(id)).toMatchObject({ standing: "past_due", version: 2 });
  });

  test("of a customer nobody is here is recorded, and counts once an account is that customer", async () => {
    const customerId = unique("cus");
    expect(await take(event(customerId))).toMatchObject({ account: null, changed: false });
    const externalId = unique("acme");
    const made = await done(
      provisionAccount(deps(), vendor, { externalId, name: "Acme", billingCustomerId: customerId }),
    );
    expect(made.account).toMatchObject({ plan: "paying", billing: "monthly" });
  });

  test("older than what was provisioned since changes nothing; provisioning older than it leaves its plan", async () => {
    const externalId = unique("acme");
    const billingCustomerId = unique("cus");
    const tell = (plan: "free" | "paying", effectiveAt: Date) =>
      done(
        provisionAccount(deps(), vendor, { externalId, name: "Acme", billingCustomerId, plan, effectiveAt }),
      );
    await tell("free", at(10));
    expect(await take(event(billingCustomerId, { effectiveAt: at(9) }))).toMatchObject({ changed: false });
    expect(await take(event(billingCustomerId, { effectiveAt: at(12) }))).toMatchObject({ changed: true });
    expect(await tell("free", at(11))).toMatchObject({ changed: false, account: { plan: "paying" } });
  });

  test("of a closed account opens nothing", async () => {
    const customerId = unique("cus");
    const { id } = await addFreeAccount(database.db, { billingCustomerId: customerId, standing: "closed" });
    await take(event(customerId));
    expect(await accountOf(id)).toMatchObject({ plan: "free", standing: "closed", version: 1 });
  });

  test("is taken from the billing system alone", async () => {
    expect(await takeBillingEvent(deps(), vendor, event("cus"))).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });
});

test("R19: any order of events, with repetitions, ends in the same facts of the account", async () => {
  const status = ["active", "past_due", "unpaid", "canceled"] as const;
  const told = fc
    .array(
      fc.record({
        hour: fc.integer({ min: 0, max: 3 }),
        subscriptionId: fc.constantFrom("sub_1", "sub_2"),
        status: fc.constantFrom(...status, null),
        billing: fc.constantFrom("monthly" as const, "annual" as const),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .chain((events) => {
      const places = events.map((_each, place) => place);
      const order = fc.shuffledSubarray([...places, ...places], { minLength: places.length * 2 });
      return fc.record({ events: fc.constant(events), order });
    });
  await fc.assert(
    fc.asyncProperty(told, async ({ events, order }) => {
      const ends = [];
      for (const places of [events.map((_each, place) => place), order]) {
        const { customerId, id } = await customer();
        const given = events.map(({ hour, ...each }, place) =>
          event(customerId, {
            ...each,
            id: `${customerId}-${place}`,
            effectiveAt: at(hour),
            type: each.status === null ? "invoice.payment_failed" : "customer.subscription.updated",
          }),
        );
        for (const place of places) {
          const each = given[place];
          if (each !== undefined) await take(each);
        }
        const { plan, billing, standing } = await accountOf(id);
        ends.push({ plan, billing, standing });
      }
      expect(ends[1]).toEqual(ends[0]);
    }),
    { numRuns: 25 },
  );
});
