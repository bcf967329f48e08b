import { isDeepStrictEqual } from "node:util";
import { mayProvision } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import { lockNames } from "../../database/lock-names.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { accountWith, writeAccountFacts } from "../account-facts-change.js";
import { Account } from "../account.entity.js";
import { applyBilling } from "../billing/apply-billing.js";
import { factsAsTold, identityAsTold, type ToldAccount } from "./account-as-told.js";
import { serviceViewer } from "./service-viewer.js";

export interface ProvisionAccountInput extends ToldAccount {
  /** The account's id in the system that tells. */
  externalId: string;
  /** From when on it is so; now, where it is left out. What is older than what was told before changes nothing. */
  effectiveAt?: Date | null | undefined;
}

/** `changed` is false where all of it was so already, or newer news came before. */
export type ProvisionAccountResult = { ok: true; account: Account; changed: boolean } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** An account as the vendor's own system knows it, made or changed. Told twice, it changes nothing the second time. */
export async function provisionAccount(
  deps: Deps,
  actor: Actor,
  input: ProvisionAccountInput,
): Promise<ProvisionAccountResult> {
  const at = deps.clock.now();
  const permission = mayProvision(serviceViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const externalId = checkText(input.externalId, { path: ["externalId"], name: "The id", max: 200 });
  if (!externalId.ok) {
    return externalId;
  }
  if (input.effectiveAt != null && input.effectiveAt > at) {
    return refused("INVALID", "A change counts from a time that has come.", ["effectiveAt"]);
  }
  return transact<ProvisionAccountResult>(deps.db, async (tx) => {
    const names = [`account:${externalId.text}`];
    await lockNames(
      tx,
      input.billingCustomerId == null ? names : [...names, `customer:${input.billingCustomerId}`],
    );
    const [known] = await tx.query<Account[]>(
      `select ${columnsOf(tx, Account, "a")} from accounts a where a.external_id = $1 for update`,
      [externalId.text],
    );
    if (known === undefined && input.name === undefined) {
      return refused("INVALID", "A new account needs a name.", ["name"]);
    }
    if (known !== undefined && isLate(known, input.effectiveAt ?? null)) {
      return { ok: true, account: known, changed: false };
    }
    return write(deps, tx, actor, {
      ...{ input, at, isNew: known === undefined },
      before: known ?? newAccount(externalId.text, input, at),
    });
  });
}

function isLate({ factsEffectiveAt }: Account, effectiveAt: Date | null): boolean {
  return factsEffectiveAt !== null && effectiveAt !== null && effectiveAt < factsEffectiveAt;
}

function newAccount(externalId: string, { name = "" }: ProvisionAccountInput, at: Date): Account {
  return {
    ...{ id: newId(at), externalId, name, plan: "free", billing: null, standing: "active" },
    ...{ signedUpAt: null, contractStartsOn: null, contractEndsOn: null },
    ...{ trialStartsAt: null, trialEndsAt: null, trialSpecialistId: null, ticketSharing: "admins" },
    ...{ version: 1, billingCustomerId: null, mailDomains: [] },
    ...{ factsEffectiveAt: null, planEffectiveAt: null },
    ...{ createdAt: at, updatedAt: at },
  };
}

interface Told {
  input: ProvisionAccountInput;
  at: Date;
  isNew: boolean;
  before: Account;
}

async function write(
  { policy }: Deps,
  tx: EntityManager,
  actor: Actor,
  { input, at, isNew, before }: Told,
): Promise<ProvisionAccountResult> {
  const told = identityAsTold(before, input);
  const effectiveAt = input.effectiveAt ?? at;
  const facts = await factsAsTold(tx, before, withoutLatePlan(input, before, effectiveAt), at);
  if (!told.ok || !facts.ok) {
    return { ok: false, refusals: [told, facts].flatMap((each) => (each.ok ? [] : each.refusals)) };
  }
  const { identity } = told;
  const moved = !isDeepStrictEqual(before, accountWith(before, facts.facts));
  // What is told again without an instant is no news.
  const news = isNew || moved || input.effectiveAt != null ? effectiveAt : null;
  const known: Account = {
    ...{ ...before, ...identity, factsEffectiveAt: news ?? before.factsEffectiveAt },
    planEffectiveAt:
      (tellsPlan(input) ? latest(news, before.planEffectiveAt) : null) ?? before.planEffectiveAt,
  };
  if (await isTaken(tx, known)) {
    return refused("CONFLICT", "Another account is this customer of the billing system.", [
      "billingCustomerId",
    ]);
  }
  const audited = { at, actor, subjectType: "account", subjectId: before.id, accountId: before.id };
  if (isNew) {
    const account = accountWith(known, facts.facts);
    await tx.insert(Account, account);
    await writeAudit(tx, { ...audited, action: "account.created", data: { externalId: before.externalId } });
    return { ok: true, account: (await billed(account)) ?? account, changed: true };
  }
  const renamed = !isDeepStrictEqual({ ...before, ...identity }, before);
  const current = renamed ? { ...known, version: before.version + 1, updatedAt: at } : known;
  if (!isDeepStrictEqual(current, before)) {
    await tx.update(Account, { id: before.id }, current);
  }
  if (renamed) {
    const changes = Object.entries(identity).filter(
      ([name, value]) => !isDeepStrictEqual(value, Object.entries(before).find(([key]) => key === name)?.[1]),
    );
    await writeAudit(tx, {
      ...audited,
      action: "account.provisioned",
      data: { changed: changes.map(([name]) => name) },
    });
  }
  const changed = await writeAccountFacts(tx, policy, {
    ...{ before: current, after: accountWith(current, facts.facts), actor, at },
    ...{ effectiveAt, reason: "As provisioned.", correctedBy: null },
    ...{ source: "provisioning", action: "account.facts_provisioned" },
  });
  const isOther = current.billingCustomerId !== before.billingCustomerId;
  const paid = isOther ? await billed(changed ?? current) : null;
  const account = paid ?? changed ?? current;
  return { ok: true, account, changed: renamed || changed !== null || paid !== null };

  /** What the billing system told of this customer before the account was known by it. */
  async function billed(account: Account): Promise<Account | null> {
    return account.billingCustomerId === null ? null : applyBilling(tx, policy, { account, actor, at });
  }
}

function tellsPlan({ plan, billing, standing }: ProvisionAccountInput): boolean {
  return plan !== undefined || billing !== undefined || standing !== undefined;
}

/** The billing system may have newer news of these. */
function withoutLatePlan(
  input: ProvisionAccountInput,
  { planEffectiveAt }: Account,
  effectiveAt: Date,
): ProvisionAccountInput {
  return planEffectiveAt !== null && effectiveAt < planEffectiveAt
    ? { ...input, plan: undefined, billing: undefined, standing: undefined }
    : input;
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one === null || (other !== null && other > one) ? other : one;
}

async function isTaken(tx: EntityManager, { id, billingCustomerId }: Account): Promise<boolean> {
  const others =
    billingCustomerId === null
      ? []
      : await tx.query<unknown[]>("select 1 from accounts where billing_customer_id = $1 and id <> $2", [
          billingCustomerId,
          id,
        ]);
  return others.length > 0;
}
