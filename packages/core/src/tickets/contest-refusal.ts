import { mayContest, nextContestState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { insertion, StatementValues } from "../database/insertion.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { checkMaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { Contest } from "./contest.entity.js";
import { loadRefusal } from "./load-refusal.js";
import { refusalAccess, type Refusal } from "./refusal.queries.js";

export interface ContestRefusalInput {
  /** The refusal: the first decision of the request. */
  decisionId: string;
  /** Why it is wrong, where the requester wants to say so. */
  words?: string | null;
  idempotencyKey: string;
}

export type ContestResult = { ok: true; refusal: Refusal } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock">;

/** The requester says that a refusal is wrong. It waits in the list of the staff until one of them answers. */
export async function contestRefusal(
  deps: Deps,
  actor: Actor,
  input: ContestRefusalInput,
): Promise<ContestResult> {
  if (!mayUseScope(actor, "write_tickets")) {
    return refuseScope("write_tickets");
  }
  const words = checkMaskedText(input.words ?? "", {
    path: ["words"],
    name: "Your words",
    max: 5_000,
    min: 0,
  });
  if (!words.ok) {
    return words;
  }
  const given = words.text.text === "" ? null : words.text.text;
  return transact<ContestResult>(deps.db, (tx) => contest(tx, deps.clock.now(), actor, input, given));
}

async function contest(
  tx: EntityManager,
  at: Date,
  actor: Actor,
  { decisionId, idempotencyKey: key }: ContestRefusalInput,
  words: string | null,
): Promise<ContestResult> {
  const id = newId(at);
  const body = { decisionId, words };
  const claimed = await claimKey(tx, { actor, operation: "contestRefusal", key, body, resultId: id, at });
  if (!claimed.ok) {
    return claimed;
  }
  const loaded = await loadRefusal(tx, actor, { decisionId });
  if (!loaded.ok || claimed.replayOf !== null) {
    return loaded;
  }
  const { refusal } = loaded;
  const permission = mayContest(policyViewer(actor), refusalAccess(refusal));
  const state = nextContestState(refusal.contest?.state ?? null, "contest");
  if (!permission.allowed || state === null || actor.kind !== "person") {
    return refusedBy(permission);
  }
  const written: Contest = {
    id: refusal.contest?.id ?? id,
    decisionId,
    personId: actor.person.id,
    state,
    words,
    contestedAt: at,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    outcome: null,
    newDecisionId: null,
    version: (refusal.contest?.version ?? 0) + 1,
  };
  const values = new StatementValues();
  // Who withdrew it and thought again has the same contest, from now on.
  await tx.query(
    `${insertion(tx, Contest, written, values)} on conflict (decision_id) do update
       set state = excluded.state, words = excluded.words, contested_at = excluded.contested_at, version = excluded.version`,
    values.list,
  );
  await writeAudit(tx, {
    at,
    actor,
    action: "refusal.contested",
    subjectType: "decision",
    subjectId: decisionId,
    accountId: refusal.decision.accountId,
    data: { contestId: written.id },
  });
  return { ok: true, refusal: { ...refusal, contest: written } };
}
