import { isDeepStrictEqual } from "node:util";
import {
  mayCorrectAccountFacts,
  type AccountFacts,
  type Billing,
  type Plan,
  type Standing,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor, type PersonActor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import { insertion, StatementValues } from "../database/insertion.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { enqueue } from "../jobs.js";
import { refusedBy } from "../permission.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
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

export interface CorrectAccountFactsInput {
  accountId: string;
  /** Of the account as the caller saw it. */
  version: number;
  /** For the audit trail and for colleagues. */
  reason: string;
  /** From when on it is so: a change. Left out, it was always so: a mistake. */
  effectiveAt?: Date | null;
  facts: CorrectedAccount;
}

export type CorrectAccountFactsResult = { ok: true; account: Account } | Refused;

/** Sets right what we know of an account. Decisions stay as they were made; staff have those that rest on the mistake made anew. */
export async function correctAccountFacts(
  deps: CoreDeps,
  actor: Actor,
  input: CorrectAccountFactsInput,
): Promise<CorrectAccountFactsResult> {
  const act = { action: "account.facts_corrected", subjectType: "account", subjectId: input.accountId };
  return recordRefusedAct(deps, actor, act, await correctAllowed(deps, actor, input));
}

async function correctAllowed(
  deps: CoreDeps,
  actor: Actor,
  input: CorrectAccountFactsInput,
): Promise<CorrectAccountFactsResult> {
  if (!mayUseScope(actor, "desk")) {
    return refuseScope("desk");
  }
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to correct an account's facts.");
  }
  const at = deps.clock.now();
  const permission = mayCorrectAccountFacts(policyViewer(actor), input.accountId);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const reason = checkText(input.reason, { path: ["reason"], name: "The reason", max: 1_000 });
  const wrong = [...(reason.ok ? [] : reason.refusals), ...factRefusals(input, at)];
  if (!reason.ok || wrong.length > 0) {
    return { ok: false, refusals: wrong };
  }
  return transact<CorrectAccountFactsResult>(deps.db, (tx) =>
    correct(deps, tx, actor, { ...input, reason: reason.text }, at),
  );
}

async function correct(
  { policy }: CoreDeps,
  tx: EntityManager,
  actor: PersonActor,
  { accountId, version, reason, effectiveAt = null, facts }: CorrectAccountFactsInput,
  at: Date,
): Promise<CorrectAccountFactsResult> {
  const [before] = isId(accountId)
    ? await tx.query<Account[]>(
        `select ${columnsOf(tx, Account, "a")} from accounts a where a.id = $1 for update`,
        [accountId],
      )
    : [];
  if (before === undefined) {
    return refused("NOT_FOUND", "There is no such account, or you may not read it.", ["accountId"]);
  }
  if (before.version !== version) {
    return refused(
      "CONFLICT",
      "Somebody corrected this account in the meantime. Look at it again, then decide.",
      ["version"],
    );
  }
  const after = corrected(before, facts, at);
  const specialists = await specialistsOf(tx, [before, after]);
  if (after.trialSpecialistId !== null && specialists.get(after.trialSpecialistId)?.active !== true) {
    return refused("INVALID", "The specialist of the trial must be somebody who works here.", [
      "facts",
      "trial",
      "specialistId",
    ]);
  }
  const factsOf = (account: Account) =>
    accountFacts(
      account,
      specialists.get(account.trialSpecialistId ?? "")?.email ?? policy.contacts.support.email,
    );
  const changes = differences(factsOf(before), factsOf(after));
  if (Object.keys(changes).length === 0) {
    return refused("INVALID", "Nothing is different from what is on record.", ["facts"]);
  }

  const correction: AccountCorrection = {
    id: newId(at),
    accountId,
    correctedBy: actor.person.id,
    correctedAt: at,
    effectiveAt,
    reason,
    changes,
  };
  await tx.update(Account, { id: accountId }, after);
  const values = new StatementValues();
  await tx.query(insertion(tx, AccountCorrection, correction, values), values.list);
  await writeAudit(tx, {
    at,
    actor,
    action: "account.facts_corrected",
    subjectType: "account",
    subjectId: accountId,
    accountId,
    data: { correctionId: correction.id, reason, effectiveAt: effectiveAt?.toISOString() ?? null, changes },
  });
  await enqueue(tx, "decide-tickets-anew", { correctionId: correction.id });
  return { ok: true, account: after };
}

function corrected(before: Account, { contract, trial, ...facts }: CorrectedAccount, at: Date): Account {
  return {
    ...before,
    plan: facts.plan,
    billing: facts.billing,
    standing: facts.standing,
    signedUpAt: facts.signedUpAt,
    contractStartsOn: contract?.startsOn ?? null,
    contractEndsOn: contract?.endsOn ?? null,
    trialStartsAt: trial?.startsAt ?? null,
    trialEndsAt: trial?.endsAt ?? null,
    trialSpecialistId: trial?.specialistId ?? null,
    version: before.version + 1,
    updatedAt: at,
  };
}

async function specialistsOf(
  tx: EntityManager,
  accounts: readonly Account[],
): Promise<Map<string, { email: string; active: boolean }>> {
  const ids = accounts.flatMap(({ trialSpecialistId: id }) => (id === null ? [] : [id])).filter(isId);
  const rows = await tx.query<{ id: string; email: string; active: boolean }[]>(
    `select s.id, p.email, s.active from staff s join people p on p.id = s.person_id where s.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, email, active }) => [id, { email, active }]));
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
function factRefusals({ facts, effectiveAt }: CorrectAccountFactsInput, at: Date): Refusal[] {
  const { plan, billing, standing, signedUpAt, contract, trial } = facts;
  const wrong = (given: boolean, message: string, ...path: string[]): Refusal[] =>
    given ? [{ code: "INVALID", message, path }] : [];
  const isDate = (text: string) => CALENDAR_DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return [
    ...wrong(plan === "free" && billing !== null, "A free account is not billed.", "facts", "billing"),
    ...wrong(
      standing === "closed",
      "An account is not closed by a correction: its deletion has steps of its own.",
      "facts",
      "standing",
    ),
    ...wrong(
      signedUpAt !== null && signedUpAt > at,
      "The sign-up cannot be in the future.",
      "facts",
      "signedUpAt",
    ),
    ...wrong(
      contract !== null && !(isDate(contract.startsOn) && isDate(contract.endsOn)),
      "The contract needs two dates of the calendar, such as 2026-06-30.",
      "facts",
      "contract",
    ),
    ...wrong(
      contract !== null && contract.startsOn > contract.endsOn,
      "The contract must not end before it starts.",
      "facts",
      "contract",
    ),
    ...wrong(
      trial !== null && trial.startsAt >= trial.endsAt,
      "The trial must end after it starts.",
      "facts",
      "trial",
    ),
    ...wrong(
      trial?.specialistId != null && !isId(trial.specialistId),
      "The specialist of the trial must be somebody who works here.",
      "facts",
      "trial",
      "specialistId",
    ),
    ...wrong(
      effectiveAt != null && effectiveAt > at,
      "A change counts from a time that has come.",
      "effectiveAt",
    ),
  ];
}
