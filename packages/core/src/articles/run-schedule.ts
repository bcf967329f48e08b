import { mayRunPublication, nextScheduleState, scheduleTimeWords } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { loadActor } from "../accounts/load-actor.js";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { archiveIn } from "./archive-article.js";
import type { ArticleSchedule } from "./article-schedule.entity.js";
import type { Article } from "./article.entity.js";
import { revisionsByIds } from "./article.queries.js";
import { headOf, revisionAccess } from "./load-revision.js";
import { lockSchedule } from "./lock-schedule.js";
import { moveRevisionIn } from "./move-revision.js";
import { publication } from "./publish-revision.js";
import { endSchedule, enqueueSchedule } from "./write-schedule.js";

const JOB: Actor = { kind: "system", name: "run-schedule" };

/**
 * The job of that name: publishes or archives what is due, once, in the name of who scheduled it and by what they may do now. What is
 * refused fails with the words of the refusal, which the desk shows.
 */
export async function runSchedule(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  { scheduleId }: { scheduleId: string },
): Promise<void> {
  const at = deps.clock.now();
  await transact(deps.db, async (tx) => {
    const locked = await lockSchedule(tx, scheduleId);
    // Done by another worker, or cancelled: a job may run twice.
    if (locked === null || nextScheduleState(locked.schedule.state, "run") === null) {
      return { ok: true };
    }
    const { article, schedule } = locked;
    // The database's clock, by which jobs are taken, may be ahead of this one.
    if (schedule.runAt > at) {
      await enqueueSchedule(tx, schedule);
      return { ok: true };
    }
    const refusal = await act(deps, tx, article, schedule, at);
    await endSchedule(
      tx,
      JOB,
      schedule,
      refusal === null ? { act: "run", at } : { act: "fail", failure: wordsOf(deps, schedule, refusal), at },
    );
    return { ok: true };
  });
}

/** Null when it was done. Refusals stand before the first write, so that nothing is half done. */
async function act(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  article: Article,
  schedule: ArticleSchedule,
  at: Date,
): Promise<Refused | null> {
  const { id: scheduleId, articleId, revisionId, reason, replacedById, scheduledBy } = schedule;
  const actor = await loadActor(tx, { personId: scheduledBy }, { channel: "desk" });
  if (actor === null) {
    return refused("NOT_ALLOWED", "Who scheduled it is not known any more.");
  }
  if (revisionId === null) {
    const input = { articleId, reason: reason ?? "", replacementId: replacedById, auditData: { scheduleId } };
    const result = await archiveIn(tx, actor, input, at);
    return result.ok ? null : result;
  }
  const permission = mayRunPublication(policyViewer(actor), {
    ...(await revisionNow(tx, articleId, revisionId)),
    archivedSince: article.archivedAt !== null && article.archivedAt > schedule.createdAt,
  });
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const move = { ...publication(deps, actor, reason), auditData: { scheduleId } };
  const result = await moveRevisionIn(tx, actor, revisionId, move, at);
  return result.ok ? null : result;
}

async function revisionNow(tx: EntityManager, articleId: string, revisionId: string) {
  const head = await headOf(tx, articleId);
  const [revision] = await revisionsByIds(tx, [revisionId]);
  if (head === null || revision === undefined) {
    throw new Error(`The revision ${revisionId} is gone although revisions are never deleted.`);
  }
  return { isNewest: head.id === revisionId, revision: revisionAccess(revision) };
}

function wordsOf(
  { policy }: Pick<CoreDeps, "policy">,
  { kind, runAt }: ArticleSchedule,
  { refusals }: Refused,
): string {
  const what = kind === "publish" ? "It was not published" : "It was not taken away";
  const messages = refusals.map(({ message }) => message).join(" ");
  return `${what} on ${scheduleTimeWords(policy, runAt.getTime())}. ${messages}`;
}
