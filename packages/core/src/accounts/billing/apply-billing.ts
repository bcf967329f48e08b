import {
  billingFacts,
  parseInstant,
  withBilling,
  type BillingEvent,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAccountFacts } from "../account-facts-change.js";
import { Account } from "../account.entity.js";

interface Billed {
  /** Locked. */
  account: Account;
  actor: Actor;
  at: Date;
}

/**
 * Gives the account the plan and standing that all events of its customer come to, unless newer news came another way. Null where that
 * changes nothing.
 */
export async function applyBilling(
  tx: EntityManager,
  policy: SupportPolicy,
  { account, actor, at }: Billed,
): Promise<Account | null> {
  const events = await tx.query<(Omit<BillingEvent, "effectiveAt"> & { effectiveAt: Date })[]>(
    `select id, type, subscription_id as "subscriptionId", effective_at as "effectiveAt", status, billing,
       ended_unpaid as "endedUnpaid"
     from billing_events where customer_id = $1 and subscription_id is not null`,
    [account.billingCustomerId],
  );
  const facts = billingFacts(
    events.map(({ effectiveAt, ...event }) => ({ ...event, effectiveAt: effectiveAt.toISOString() })),
  );
  if (facts === null) {
    return null;
  }
  const since = new Date(parseInstant(facts.effectiveAt));
  if (account.planEffectiveAt !== null && since < account.planEffectiveAt) {
    return null;
  }
  const before: Account = { ...account, planEffectiveAt: since };
  await tx.update(Account, { id: account.id }, { planEffectiveAt: since });
  return writeAccountFacts(tx, policy, {
    ...{ before, after: withBilling(before, facts), actor, at },
    // The billing system's clock may be ahead of ours.
    ...{ effectiveAt: since < at ? since : at, reason: "As billed.", correctedBy: null },
    ...{ source: "billing", action: "account.facts_billed" },
  });
}
