import type { BillingEvent } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { lockNames } from "../../database/lock-names.js";
import type { CoreDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { Account } from "../account.entity.js";
import { applyBilling } from "./apply-billing.js";

export interface TakeBillingEventInput extends Omit<BillingEvent, "effectiveAt" | "subscriptionId"> {
  customerId: string;
  /** Null for an invoice of no subscription: it is recorded and changes nothing. */
  subscriptionId: string | null;
  effectiveAt: Date;
}

/** `duplicate`: it came before. `account`: null where nobody here is that customer. */
export type TakeBillingEventResult =
  { ok: true; duplicate: boolean; account: Account | null; changed: boolean } | Refused;

/**
 * Records what the billing system tells, each event once, and gives the account what all events of its customer come to: repeated, late
 * and out of order, they come to the same (policy.md, "Change over time").
 */
export async function takeBillingEvent(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  event: TakeBillingEventInput,
): Promise<TakeBillingEventResult> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Billing events are taken from the billing system alone.");
  }
  const at = clock.now();
  return transact<TakeBillingEventResult>(db, async (tx) => {
    await lockNames(tx, [`customer:${event.customerId}`]);
    if (!(await record(tx, event, at))) {
      return { ok: true, duplicate: true, account: null, changed: false };
    }
    const [account] = await tx.query<Account[]>(
      `select ${columnsOf(tx, Account, "a")} from accounts a where a.billing_customer_id = $1 for update`,
      [event.customerId],
    );
    if (account === undefined) {
      return { ok: true, duplicate: false, account: null, changed: false };
    }
    const changed =
      event.subscriptionId === null ? null : await applyBilling(tx, policy, { account, actor, at });
    await tx.query("update billing_events set account_id = $2, changes = $3 where id = $1", [
      event.id,
      account.id,
      JSON.stringify(changed === null ? {} : differences(account, changed)),
    ]);
    return { ok: true, duplicate: false, account: changed ?? account, changed: changed !== null };
  });
}

async function record(tx: EntityManager, event: TakeBillingEventInput, at: Date): Promise<boolean> {
  const { id, type, customerId, subscriptionId, effectiveAt, status, billing, endedUnpaid } = event;
  const recorded = await tx.query<unknown[]>(
    `insert into billing_events (id, type, customer_id, subscription_id, effective_at, received_at, status, billing, ended_unpaid)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`,
    [id, type, customerId, subscriptionId, effectiveAt, at, status, billing, endedUnpaid],
  );
  return recorded.length > 0;
}

function differences(
  before: Account,
  after: Account,
): Record<string, { from: string | null; to: string | null }> {
  const change = (name: "plan" | "billing" | "standing") =>
    before[name] === after[name] ? {} : { [name]: { from: before[name], to: after[name] } };
  return { ...change("plan"), ...change("billing"), ...change("standing") };
}
