import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addFreeAccount, createTestDatabase, unique, type TestDatabase } from "@recourse/testing";
import { Stripe } from "stripe";
import { withSignIn } from "../../testing/auth-template.js";
import { startApi, type RunningApi } from "../../testing/start-api.js";

const SECRET = "whsec_of_the_tests";
let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, {}, { STRIPE_WEBHOOK_SECRET: SECRET });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

interface Sent {
  payload: string;
  secret?: string;
  /** Seconds since 1970. */
  timestamp?: number;
  signature?: string | null;
}

function send({ payload, secret = SECRET, timestamp, signature }: Sent): Promise<Response> {
  const header =
    signature === undefined
      ? Stripe.webhooks.generateTestHeaderString({
          payload,
          secret,
          ...(timestamp === undefined ? {} : { timestamp }),
        })
      : signature;
  return fetch(`${api.origin}/webhooks/stripe`, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(header === null ? {} : { "stripe-signature": header }),
    },
    body: payload,
  });
}

async function tell(type: string, object: object, overrides: object = {}): Promise<number> {
  const event = {
    id: unique("evt"),
    object: "event",
    type,
    created: 1_770_000_000,
    data: { object },
    ...overrides,
  };
  return (await send({ payload: JSON.stringify(event) })).status;
}

function subscription(customer: string, overrides: object = {}): object {
  return {
    ...{
      object: "subscription",
      id: "sub_1",
      customer,
      status: "active",
      cancellation_details: { reason: null },
    },
    items: { data: [{ price: { recurring: { interval: "year", interval_count: 1 } } }] },
    ...overrides,
  };
}

async function customer(): Promise<{ id: string; customerId: string }> {
  const customerId = unique("cus");
  const { id } = await addFreeAccount(database.db, { billingCustomerId: customerId });
  return { id, customerId };
}
const factsOf = async (id: string) => {
  const [row] = await database.db.query<object[]>(
    "select plan, billing, standing from accounts where id = $1",
    [id],
  );
  return row;
};

describe("the webhook of the billing system", () => {
  test("takes what it signed, also in parts of other versions, and says so", async () => {
    const { id, customerId } = await customer();
    expect(await tell("customer.subscription.created", subscription(customerId))).toBe(200);
    expect(await factsOf(id)).toEqual({ plan: "paying", billing: "annual", standing: "active" });

    const failed = {
      object: "invoice",
      customer: { id: customerId },
      parent: { subscription_details: { subscription: "sub_1" } },
    };
    expect(await tell("invoice.payment_failed", failed, { created: 1_770_000_100 })).toBe(200);
    expect(await factsOf(id)).toMatchObject({ standing: "past_due" });

    const paid = { object: "invoice", customer: customerId, subscription: { id: "sub_1" } };
    expect(await tell("invoice.paid", paid, { created: 1_770_000_200 })).toBe(200);
    expect(await factsOf(id)).toMatchObject({ standing: "active" });

    const paused = subscription(customerId, { status: "paused" });
    await tell("customer.subscription.paused", paused, { created: 1_770_000_300 });
    expect(await factsOf(id)).toMatchObject({ standing: "suspended" });
    await tell("customer.subscription.resumed", subscription(customerId), { created: 1_770_000_400 });
    expect(await factsOf(id)).toMatchObject({ plan: "paying", standing: "active" });

    const ended = subscription(customerId, { cancellation_details: { reason: "payment_failed" } });
    await tell("customer.subscription.deleted", ended, { created: 1_770_000_500 });
    expect(await factsOf(id)).toEqual({ plan: "free", billing: null, standing: "suspended" });
  });

  test("R19, R23, A30: takes nothing that is not signed, signed with another secret, changed on the way, or older than five minutes", async () => {
    const { id, customerId } = await customer();
    const event = {
      ...{
        id: unique("evt"),
        object: "event",
        type: "customer.subscription.created",
        created: 1_770_000_000,
      },
      data: { object: subscription(customerId) },
    };
    const payload = JSON.stringify(event);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET });
    const refused: Sent[] = [
      { payload, signature: null },
      { payload, signature: "t=1,v1=00" },
      { payload, secret: "whsec_another" },
      { payload: payload.replace("year", "month"), signature: header },
      { payload, timestamp: Math.floor(Date.now() / 1000) - 400 },
    ];
    for (const sent of refused) {
      expect((await send(sent)).status).toBe(401);
    }
    expect(await factsOf(id)).toMatchObject({ plan: "free" });
    expect(await database.db.query("select 1 from billing_events where id = $1", [event.id])).toEqual([]);
    expect((await send({ payload, signature: header })).status).toBe(200);
    expect(await factsOf(id)).toMatchObject({ plan: "paying" });
  });

  test("answers 200 for what it had already, for customers that nobody is, and for what says nothing of support", async () => {
    const { id, customerId } = await customer();
    const twice = { id: unique("evt") };
    expect(await tell("customer.subscription.created", subscription(customerId), twice)).toBe(200);
    expect(await tell("customer.subscription.created", subscription(customerId), twice)).toBe(200);
    const changed = await database.db.query("select 1 from account_corrections where account_id = $1", [id]);
    expect(changed).toHaveLength(1);
    const unknown = { id: unique("evt") };
    expect(await tell("customer.subscription.created", subscription("cus_nobody"), unknown)).toBe(200);
    expect(
      await database.db.query("select account_id as account from billing_events where id = $1", [unknown.id]),
    ).toEqual([{ account: null }]);
    expect(await tell("charge.succeeded", { object: "charge" })).toBe(200);
  });

  test("answers 400 for a subscription in a form that it does not know, so that the billing system shows it", async () => {
    expect(await tell("customer.subscription.updated", subscription("cus", { status: "frozen" }))).toBe(400);
  });

  test("is not there without its secret", async () => {
    const without = await startApi(database.url);
    const response = await fetch(`${without.origin}/webhooks/stripe`, { method: "POST", body: "{}" });
    await without.close();
    expect(response.status).toBe(404);
  });
});
