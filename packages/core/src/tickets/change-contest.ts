import { nextContestState, type ContestAct } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { Contest } from "./contest.entity.js";
import type { Refusal } from "./refusal.queries.js";

interface ContestChange {
  act: Exclude<ContestAct, "contest">;
  at: Date;
  /** For the requester to read. */
  answer: string | null;
  newDecisionId: string | null;
}

const actions = {
  withdraw: "contest.withdrawn",
  uphold: "contest.upheld",
  decide_anew: "contest.decided_anew",
} as const;

/** Writes what became of a contest of a locked refusal. For operations that asked the policy: throws where it is not possible. */
export async function changeContest(
  tx: EntityManager,
  actor: Actor,
  { decision, contest }: Refusal,
  { act, at, answer, newDecisionId }: ContestChange,
): Promise<Contest> {
  const state = nextContestState(contest?.state ?? null, act);
  if (contest === null || state === null) {
    throw new Error(`The contest of ${decision.id} cannot ${act}: it is ${contest?.state ?? "not there"}.`);
  }
  const answered = state === "answered";
  const changed: Contest = {
    ...contest,
    state,
    answer,
    answeredAt: answered ? at : null,
    answeredBy: answered && actor.kind === "person" ? actor.person.id : null,
    outcome: act === "withdraw" ? null : act === "uphold" ? "upheld" : "decided_anew",
    newDecisionId,
    version: contest.version + 1,
  };
  const { answeredAt, answeredBy, outcome, version } = changed;
  await tx.query(
    `update contests set state = $2, answer = $3, answered_at = $4, answered_by = $5, outcome = $6, new_decision_id = $7, version = $8
     where id = $1`,
    [contest.id, state, answer, answeredAt, answeredBy, outcome, newDecisionId, version],
  );
  await writeAudit(tx, {
    at,
    actor,
    action: actions[act],
    subjectType: "decision",
    subjectId: decision.id,
    accountId: decision.accountId,
    data: { contestId: contest.id, newDecisionId },
  });
  return changed;
}
