import {
  maySchedulePublication,
  mayScheduleUnpublication,
  scheduleTimeOf,
  scheduleTimeOfWall,
  scheduleTimeWords,
  type Occurrence,
} from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import type { ArticleSchedule } from "./article-schedule.entity.js";
import type { Article } from "./article.entity.js";
import { loadRevision, lockArticle, refuseDesk, revisionAccess } from "./load-revision.js";
import { preflightCheck } from "./preflight/preflight-check.js";
import { refuseReplacement } from "./replacement.js";
import { openSchedule, writeSchedule } from "./write-schedule.js";

/** An instant, or a time on the wall in the policy's zone (`2026-11-30T09:00`). */
export type ScheduleWhen = { at: Date } | { wallTime: string; occurrence: Occurrence | null };

export type ScheduleResult = { ok: true; article: Article; schedule: ArticleSchedule } | Refused;

export interface SchedulePublicationInput {
  revisionId: string;
  when: ScheduleWhen;
  /** A lead's reason to publish what preflight blocks; preflight is looked at now, and again when the time comes. */
  overrideReason?: string | null;
}

/** Publishes the newest revision at that time, unless something came between. Who schedules it may publish it now. */
export function schedulePublication(
  deps: CoreDeps,
  actor: Actor,
  { revisionId, when, overrideReason = null }: SchedulePublicationInput,
): Promise<ScheduleResult> {
  const at = deps.clock.now();
  return transact<ScheduleResult>(deps.db, async (tx) => {
    const loaded = await loadRevision(tx, actor, revisionId);
    if (!loaded.ok) {
      return loaded;
    }
    const { article, revision } = loaded;
    const permission = maySchedulePublication(policyViewer(actor), revisionAccess(revision));
    if (!permission.allowed || actor.kind !== "person") {
      return refusedBy(permission);
    }
    const time = checkTime(deps, when, at);
    if (!time.ok) {
      return time;
    }
    const open = await openSchedule(tx, article.id, "publish");
    const end = await openSchedule(tx, article.id, "unpublish");
    if (open !== null) {
      return scheduledAlready(deps, open);
    }
    if (end !== null && article.publishedRevisionId === null && end.runAt <= time.runAt) {
      return refused("INVALID", "It would be taken away before it is published.", ["at"]);
    }
    const preflight = await preflightCheck(actor, overrideReason)(tx, article, revision);
    if (!preflight.ok) {
      return preflight;
    }
    const schedule = await writeSchedule(
      tx,
      actor,
      {
        ...{ articleId: article.id, kind: "publish", revisionId, runAt: time.runAt },
        ...{ reason: overrideReason, replacedById: null, scheduledBy: actor.person.id },
      },
      at,
    );
    return { ok: true, article, schedule };
  });
}

export interface ScheduleUnpublicationInput {
  articleId: string;
  when: ScheduleWhen;
  reason: string;
  replacementId?: string | null;
}

/** Archives the article at that time, whatever revision readers see then. */
export async function scheduleUnpublication(
  deps: CoreDeps,
  actor: Actor,
  input: ScheduleUnpublicationInput,
): Promise<ScheduleResult> {
  const reason = checkText(input.reason, { path: ["reason"], name: "The reason", max: 500 });
  if (!reason.ok) {
    return reason;
  }
  const at = deps.clock.now();
  return transact<ScheduleResult>(deps.db, async (tx) => {
    const refusal = refuseDesk(actor);
    if (refusal !== null) {
      return refusal;
    }
    const article = await lockArticle(tx, input.articleId);
    if (article === null) {
      return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
    }
    const beginning = await openSchedule(tx, article.id, "publish");
    const published = article.publishedRevisionId !== null;
    const life = { published, publicationScheduled: beginning !== null };
    const permission = mayScheduleUnpublication(policyViewer(actor), life);
    if (!permission.allowed || actor.kind !== "person") {
      return refusedBy(permission);
    }
    const time = checkTime(deps, input.when, at);
    if (!time.ok) {
      return time;
    }
    const open = await openSchedule(tx, article.id, "unpublish");
    const replacedById = input.replacementId ?? null;
    if (open !== null) {
      return scheduledAlready(deps, open);
    }
    const wrong = replacedById === null ? null : await refuseReplacement(tx, article.id, replacedById);
    if (wrong !== null) {
      return wrong;
    }
    if (!published && beginning !== null && time.runAt <= beginning.runAt) {
      return refused("INVALID", "It would be taken away before it is published.", ["at"]);
    }
    const schedule = await writeSchedule(
      tx,
      actor,
      {
        ...{ articleId: article.id, kind: "unpublish", revisionId: null, runAt: time.runAt },
        ...{ reason: reason.text, replacedById, scheduledBy: actor.person.id },
      },
      at,
    );
    return { ok: true, article, schedule };
  });
}

function checkTime({ policy }: CoreDeps, when: ScheduleWhen, now: Date): { ok: true; runAt: Date } | Refused {
  const time =
    "at" in when
      ? scheduleTimeOf(policy, when.at.getTime(), now.getTime())
      : scheduleTimeOfWall(policy, when.wallTime, when.occurrence, now.getTime());
  return time.ok ? { ok: true, runAt: new Date(time.instant) } : refused("INVALID", time.message, ["at"]);
}

function scheduledAlready({ policy }: CoreDeps, { runAt }: ArticleSchedule): Refused {
  const words = scheduleTimeWords(policy, runAt.getTime());
  return refused("CONFLICT", `This is scheduled already, for ${words}. Cancel that first.`);
}
