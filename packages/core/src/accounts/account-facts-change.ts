import { isDeepStrictEqual } from "node:util";
import type { AccountFacts, Billing, Plan, Standing, SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { insertion, StatementValues } from "../database/insertion.js";
import { isId, newId } from "../id.js";
import { enqueue } from "../jobs.js";
import type { Refusal } from "../refusal.js";
import { AccountCorrection, type AccountChanges } from "./account-correction.entity.js";
import { Account } from "./account.entity.js";
import { accountFacts } from "./account.queries.js";

/** Everything that decisions read of an account, as it is to be. */
export interface CorrectedAccount {
  plan: Plan;
  billing: Billing | null;
  standing: Standing;
  signedUpAt: Date | null;
  /** Calendar dates in the policy's zone, the last one included. */
  contract: { startsOn: string; endsOn: string } | null;
  trial: { startsAt: Date; endsAt: Date; specialistId: string | null } | null;
}

export interface FactsChange extends Pick<
  AccountCorrection,
  "correctedBy" | "source" | "effectiveAt" | "reason"
> {
  /** Locked. */
  before: Account;
  after: Account;
  actor: Actor;
  at: Date;
  action: string;
}

/**
 * Writes what is different of an account's facts, the record of it and its audit row, and has the open tickets decided anew that are
 * entitled to more. Null, and nothing written, where no fact is different.
 */
export async function writeAccountFacts(
  tx: EntityManager,
  policy: SupportPolicy,
  { before, after, actor, at, action, ...change }: FactsChange,
): Promise<Account | null> {
  const { effectiveAt, reason, source } = change;
  const addresses = await specialistAddresses(tx, [before, after]);
  const factsOf = (account: Account) =>
    accountFacts(account, addresses.get(account.trialSpecialistId ?? "") ?? policy.contacts.support.email);
  const changes = differences(factsOf(before), factsOf(after));
  if (Object.keys(changes).length === 0) {
    return null;
  }
  const account: Account = { ...after, version: before.version + 1, updatedAt: at };
  const accountId = account.id;
  const { correctedBy } = change;
  const correction: AccountCorrection = {
    ...{ id: newId(at), accountId, correctedBy, source, correctedAt: at, effectiveAt, reason, changes },
  };
  await tx.update(Account, { id: accountId }, account);
  const values = new StatementValues();
  await tx.query(insertion(tx, AccountCorrection, correction, values), values.list);
  await writeAudit(tx, {
    ...{ at, actor, action, subjectType: "account", subjectId: accountId, accountId },
    data: { correctionId: correction.id, reason, effectiveAt: effectiveAt?.toISOString() ?? null, changes },
  });
  await enqueue(tx, "decide-tickets-anew", { correctionId: correction.id });
  return account;
}

/** The account with these facts. */
export function accountWith(before: Account, { contract, trial, ...facts }: CorrectedAccount): Account {
  return {
    ...before,
    ...facts,
    contractStartsOn: contract?.startsOn ?? null,
    contractEndsOn: contract?.endsOn ?? null,
    trialStartsAt: trial?.startsAt ?? null,
    trialEndsAt: trial?.endsAt ?? null,
    trialSpecialistId: trial?.specialistId ?? null,
  };
}

export async function worksHere(tx: EntityManager, staffId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>("select 1 from staff where id = $1 and active", [staffId]);
  return rows.length > 0;
}

async function specialistAddresses(
  tx: EntityManager,
  accounts: readonly Account[],
): Promise<Map<string, string>> {
  const ids = accounts.flatMap(({ trialSpecialistId: id }) => (id === null ? [] : [id]));
  const rows = await tx.query<{ id: string; email: string }[]>(
    `select s.id, p.email from staff s join people p on p.id = s.person_id where s.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

function differences(before: AccountFacts, after: AccountFacts): AccountChanges {
  const change = <Fact extends keyof AccountFacts>(fact: Fact) =>
    isDeepStrictEqual(before[fact], after[fact]) ? {} : { [fact]: { from: before[fact], to: after[fact] } };
  return {
    ...change("plan"),
    ...change("billing"),
    ...change("standing"),
    ...change("signedUpAt"),
    ...change("supportContract"),
    ...change("trial"),
  };
}

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** All that cannot be, whatever is on record. */
export function factRefusals(
  { plan, billing, signedUpAt, contract, trial }: CorrectedAccount,
  at: Date,
): (Refusal & { path: string[] })[] {
  const wrong = (given: boolean, message: string, ...path: string[]) =>
    given ? [{ code: "INVALID" as const, message, path }] : [];
  const isDate = (text: string) => CALENDAR_DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return [
    ...wrong(plan === "free" && billing !== null, "A free account is not billed.", "billing"),
    ...wrong(
      signedUpAt !== null && signedUpAt > at,
      "The sign-up cannot be in the future.",

      "signedUpAt",
    ),
    ...wrong(
      contract !== null && !(isDate(contract.startsOn) && isDate(contract.endsOn)),
      "The contract needs two dates of the calendar, such as 2026-06-30.",

      "contract",
    ),
    ...wrong(
      contract !== null && contract.startsOn > contract.endsOn,
      "The contract must not end before it starts.",

      "contract",
    ),
    ...wrong(
      trial !== null && trial.startsAt >= trial.endsAt,
      "The trial must end after it starts.",

      "trial",
    ),
    ...wrong(
      trial?.specialistId != null && !isId(trial.specialistId),
      "The specialist of the trial must be somebody who works here.",

      "trial",
      "specialistId",
    ),
  ];
}
