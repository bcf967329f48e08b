import {
  cancelSchedule,
  policyViewer,
  schedulePublication,
  scheduleUnpublication,
  type ArticleSchedule as ScheduleRow,
  type ScheduleWhen,
} from "@recourse/core";
import { mayCancelSchedule, scheduleTimeOfWall, type Occurrence } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import {
  ArticlePublicationScheduleInput,
  ArticleScheduleCancelInput,
  ArticleUnpublicationScheduleInput,
} from "./article-schedule.input.js";
import { ArticleSchedule, ArticleSchedulePermissions, ScheduleTime } from "./article-schedule.type.js";
import { articleUuid, optional, revisionUuid } from "./desk-article-ids.js";
import { ArticleRevision, DeskArticle, DeskArticlePayload } from "./desk-article.type.js";
import { deskArticlePayload, deskArticleView, revisionView } from "./desk-article.view.js";
import { WallTimeOccurrence } from "./enums.js";

function whenOf({
  at,
  wallTime,
  occurrence,
}: Omit<ArticlePublicationScheduleInput, "revisionId" | "overrideReason">): ScheduleWhen {
  return at == null ? { wallTime: wallTime ?? "", occurrence: occurrence ?? null } : { at };
}

function scheduleView(row: ScheduleRow): ArticleSchedule {
  const { kind, state, runAt, reason, createdAt, endedAt, failure } = row;
  const id = globalId("ArticleSchedule", row.id);
  return { row, id, kind, state, runAt, reason, createdAt, endedAt, failure };
}

@Resolver(() => DeskArticle)
export class ArticleScheduleMutations {
  @Mutation(() => DeskArticlePayload, {
    description: "Publishes the newest revision at that time, unless something came between.",
  })
  async articlePublicationSchedule(
    @Arg("input", () => ArticlePublicationScheduleInput)
    { revisionId, overrideReason, ...when }: ArticlePublicationScheduleInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    const input = {
      revisionId: revisionUuid(revisionId),
      when: whenOf(when),
      overrideReason: overrideReason ?? null,
    };
    return deskArticlePayload(await schedulePublication(deps, actor, input));
  }

  @Mutation(() => DeskArticlePayload, { description: "Archives the article at that time." })
  async articleUnpublicationSchedule(
    @Arg("input", () => ArticleUnpublicationScheduleInput)
    { articleId, reason, replacementId, ...when }: ArticleUnpublicationScheduleInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(
      await scheduleUnpublication(deps, actor, {
        ...{ articleId: articleUuid(articleId), reason, when: whenOf(when) },
        replacementId: optional(replacementId, articleUuid),
      }),
    );
  }

  @Mutation(() => DeskArticlePayload, { description: "What is scheduled does not happen." })
  async articleScheduleCancel(
    @Arg("input", () => ArticleScheduleCancelInput) { scheduleId }: ArticleScheduleCancelInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    const input = { scheduleId: uuidOf("ArticleSchedule", scheduleId) ?? "" };
    return deskArticlePayload(await cancelSchedule(deps, actor, input));
  }

  @Query(() => ScheduleTime, { description: "What a time would mean, before anything is scheduled." })
  articleScheduleTime(
    @Arg("wallTime", () => String, { description: "Such as `2026-11-30T09:00`." }) wallTime: string,
    @Arg("occurrence", () => WallTimeOccurrence, { nullable: true })
    occurrence: Occurrence | null | undefined,
    @Ctx() { deps }: RequestContext,
  ): ScheduleTime {
    const now = deps.clock.now().getTime();
    const time = scheduleTimeOfWall(deps.policy, wallTime, occurrence ?? null, now);
    return time.ok
      ? { at: new Date(time.instant), problem: null, words: time.words }
      : { at: null, problem: time.code, words: time.message };
  }

  @FieldResolver(() => [ArticleSchedule], { description: "What is and was scheduled, the newest first." })
  async schedules(
    @Root() { row }: DeskArticle,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleSchedule[]> {
    return (await loaders.deskArticles().schedules.load(row.id)).map(scheduleView);
  }
}

@Resolver(() => ArticleSchedule)
export class ArticleScheduleResolver {
  @FieldResolver(() => ArticleRevision, { nullable: true, description: "What is published." })
  async revision(
    @Root() { row }: ArticleSchedule,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleRevision | null> {
    const revision = row.revisionId === null ? null : await loaders.articles().revision.load(row.revisionId);
    return revision === null ? null : revisionView(revision);
  }

  @FieldResolver(() => DeskArticle, { nullable: true, description: "What readers are sent to instead." })
  async replacement(
    @Root() { row }: ArticleSchedule,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DeskArticle | null> {
    const article =
      row.replacedById === null ? null : await loaders.insights().deskArticle.load(row.replacedById);
    return article === null ? null : deskArticleView(article);
  }

  @FieldResolver(() => Author, { nullable: true })
  scheduledBy(@Root() { row }: ArticleSchedule, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor({ personId: row.scheduledBy, staff: true }, context);
  }

  @FieldResolver(() => ArticleSchedulePermissions)
  viewerCan(@Root() { row }: ArticleSchedule, @Ctx() { actor }: RequestContext): ArticleSchedulePermissions {
    return { cancel: mayCancelSchedule(policyViewer(actor), row) };
  }
}
