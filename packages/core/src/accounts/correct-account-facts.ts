import { mayCorrectAccountFacts } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor, type PersonActor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { recordRefusedAct } from "../refused-act.js";
import { transact } from "../transaction.js";
import {
  accountWith,
  factRefusals,
  worksHere,
  writeAccountFacts,
  type CorrectedAccount,
} from "./account-facts-change.js";
import { Account } from "./account.entity.js";

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
  const wrong = [...(reason.ok ? [] : reason.refusals), ...correctionRefusals(input, at)];
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
  const specialistId = facts.trial?.specialistId ?? null;
  if (specialistId !== null && !(await worksHere(tx, specialistId))) {
    return refused("INVALID", "The specialist of the trial must be somebody who works here.", [
      "facts",
      "trial",
      "specialistId",
    ]);
  }
  const account = await writeAccountFacts(tx, policy, {
    ...{ before, after: accountWith(before, facts), actor, at, effectiveAt, reason },
    ...{ correctedBy: actor.person.id, source: null, action: "account.facts_corrected" },
  });
  return account === null
    ? refused("INVALID", "Nothing is different from what is on record.", ["facts"])
    : { ok: true, account };
}

/** All that cannot be, whatever is on record. */
function correctionRefusals({ facts, effectiveAt }: CorrectAccountFactsInput, at: Date): Refusal[] {
  const wrong = (given: boolean, message: string, ...path: string[]): Refusal[] =>
    given ? [{ code: "INVALID", message, path }] : [];
  return [
    ...factRefusals(facts, at).map((refusal) => ({ ...refusal, path: ["facts", ...refusal.path] })),
    ...wrong(
      facts.standing === "closed",
      "An account is not closed by a correction: its deletion has steps of its own.",
      "facts",
      "standing",
    ),
    ...wrong(
      effectiveAt != null && effectiveAt > at,
      "A change counts from a time that has come.",
      "effectiveAt",
    ),
  ];
}
