import { nextScheduleState, type ScheduleKind } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import { newId } from "../id.js";
import { enqueue } from "../jobs.js";
import { ArticleSchedule } from "./article-schedule.entity.js";

/** Writes a schedule together with the job that does it when the time comes. */
export async function writeSchedule(
  tx: EntityManager,
  actor: Actor,
  given: Pick<
    ArticleSchedule,
    "articleId" | "kind" | "revisionId" | "runAt" | "reason" | "replacedById" | "scheduledBy"
  >,
  at: Date,
): Promise<ArticleSchedule> {
  const schedule: ArticleSchedule = {
    ...given,
    ...{ id: newId(at), state: "scheduled", createdAt: at, endedAt: null, failure: null },
  };
  await tx.insert(ArticleSchedule, schedule);
  await enqueueSchedule(tx, schedule);
  const { id: scheduleId, kind, revisionId, runAt } = schedule;
  await writeAudit(tx, {
    ...{ at, actor, action: `schedule.created`, subjectType: "article", subjectId: given.articleId },
    data: { scheduleId, kind, revisionId, runAt: runAt.toISOString() },
  });
  return schedule;
}

export async function enqueueSchedule(tx: EntityManager, { id, runAt }: ArticleSchedule): Promise<void> {
  await enqueue(tx, "run-schedule", { scheduleId: id }, { jobKey: `run-schedule:${id}`, runAt });
}

/** The schedule of that kind that waits for its time; an article has one at most. The article is locked. */
export async function openSchedule(
  tx: EntityManager,
  articleId: string,
  kind: ScheduleKind,
): Promise<ArticleSchedule | null> {
  const [schedule] = await tx.query<ArticleSchedule[]>(
    `select ${columnsOf(tx, ArticleSchedule, "s")} from article_schedules s
     where s.article_id = $1 and s.kind = $2 and s.state = 'scheduled' for update`,
    [articleId, kind],
  );
  return schedule ?? null;
}

/** Done, cancelled or failed with the words of it: the end of a schedule that is locked. */
export async function endSchedule(
  tx: EntityManager,
  actor: Actor,
  schedule: ArticleSchedule,
  end: { act: "run" | "cancel"; at: Date } | { act: "fail"; failure: string; at: Date },
): Promise<ArticleSchedule> {
  const state = nextScheduleState(schedule.state, end.act);
  if (state === null) {
    throw new Error(`The schedule ${schedule.id} is ${schedule.state} already.`);
  }
  const failure = end.act === "fail" ? end.failure : null;
  await tx.update(ArticleSchedule, { id: schedule.id }, { state, endedAt: end.at, failure });
  await writeAudit(tx, {
    ...{
      at: end.at,
      actor,
      action: `schedule.${state}`,
      subjectType: "article",
      subjectId: schedule.articleId,
    },
    data: { scheduleId: schedule.id, kind: schedule.kind, failure },
  });
  return { ...schedule, state, endedAt: end.at, failure };
}

/** Somebody did by hand what was to happen later. */
export async function cancelOpenSchedules(
  tx: EntityManager,
  actor: Actor,
  { articleId, kind, at }: { articleId: string; kind: ScheduleKind; at: Date },
): Promise<void> {
  const schedule = await openSchedule(tx, articleId, kind);
  if (schedule !== null) {
    await endSchedule(tx, actor, schedule, { act: "cancel", at });
  }
}
