import {
  countReviews,
  listReviews,
  markChecked,
  planReviews,
  type Actor,
  type ReviewFilter,
} from "@recourse/core";
import { calendarDate, isReviewDue, platformEnds } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { loadStaffMember } from "../accounts/account.view.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { LocalDate } from "../graphql/scalars.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { articleReviews } from "./article.lists.js";
import { ArticleMarkCheckedInput, ArticleReviewPlanInput } from "./article-review.input.js";
import { ArticleCheck, ArticleReviewPlanPayload } from "./article-review.type.js";
import { ArticlePlatform } from "./article.type.js";
import { DeskArticle, DeskArticleConnection, DeskArticlePayload } from "./desk-article.type.js";
import { articleUuid, optional, revisionUuid } from "./desk-article-ids.js";
import { deskArticleView } from "./desk-article.view.js";
import { ReviewScope } from "./enums.js";
import { ReviewInterval, reviewIntervalView } from "./review-interval.type.js";

const FROM_CATEGORY = "Its own or, where it has none, that of the nearest category above.";

/** Empty, which nobody has, for whoever is not staff. */
function ownStaffId(actor: Actor): string {
  return actor.kind === "person" ? (actor.staff?.id ?? "") : "";
}

/** Who looks after an article, and when it is checked. */
@Resolver(() => DeskArticle)
export class ArticleReviewResolver {
  @Query(() => DeskArticleConnection, {
    description: "Articles that readers see, those whose check is due longest first.",
  })
  async articleReviews(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("scope", () => ReviewScope, { nullable: true, defaultValue: "due" })
    scope: "due" | "all" | null,
    @Arg("ownerId", () => ID, { nullable: true }) ownerId: string | null | undefined,
    @Arg("mine", () => Boolean, { nullable: true, description: "Those that the viewer looks after." })
    mine: boolean | null | undefined,
    @Arg("withoutOwner", () => Boolean, { nullable: true }) withoutOwner: boolean | null | undefined,
    @Arg("categoryId", () => ID, { nullable: true, description: "In it, or in one below it." })
    categoryId: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<DeskArticleConnection> {
    const today = calendarDate(deps.policy, deps.clock.now().toISOString());
    const filter: ReviewFilter = {
      dueBy: scope === "all" ? null : today,
      ownerId: mine === true ? ownStaffId(actor) : optional(ownerId, (id) => uuidOf("StaffMember", id) ?? ""),
      withoutOwner: withoutOwner ?? false,
      categoryId: categoryId == null ? null : (uuidOf("Category", categoryId) ?? ""),
    };
    const { rows, pageInfo } = await keysetPage(cursors, articleReviews, { first, after, filter }, (page) =>
      listReviews(deps.db, actor, { ...page, ...filter }),
    );
    return { nodes: rows.map(deskArticleView), pageInfo, count: () => countReviews(deps.db, actor, filter) };
  }

  @Mutation(() => ArticleReviewPlanPayload, {
    description: "Who looks after these articles, and how often they are checked.",
  })
  async articleReviewPlan(
    @Arg("input", () => ArticleReviewPlanInput) { articleIds, ownerId, ...input }: ArticleReviewPlanInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleReviewPlanPayload> {
    const result = await planReviews(deps, actor, {
      ...input,
      articleIds: articleIds.map(articleUuid),
      ...(ownerId !== undefined && {
        ownerId: ownerId === null ? null : (uuidOf("StaffMember", ownerId) ?? ""),
      }),
    });
    return {
      articles: result.ok ? result.articles.map(deskArticleView) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => DeskArticlePayload, {
    description: "Read today and found right: readers are told the day, and the next check is due later.",
  })
  async articleMarkChecked(
    @Arg("input", () => ArticleMarkCheckedInput) { articleId, revisionId, words }: ArticleMarkCheckedInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    const result = await markChecked(deps, actor, {
      articleId: articleUuid(articleId),
      revisionId: optional(revisionId, revisionUuid),
      words: words ?? null,
    });
    return { article: result.ok ? deskArticleView(result.article) : null, userErrors: userErrorsOf(result) };
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: FROM_CATEGORY })
  owner(@Root() { row }: DeskArticle, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.effectiveOwnerId, context);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  ownOwner(@Root() { row }: DeskArticle, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.ownerId, context);
  }

  @FieldResolver(() => ReviewInterval, { nullable: true, description: FROM_CATEGORY })
  reviewInterval(@Root() { row }: DeskArticle): ReviewInterval | null {
    return reviewIntervalView(row.effectiveReviewInterval);
  }

  @FieldResolver(() => ReviewInterval, { nullable: true })
  ownReviewInterval(@Root() { row }: DeskArticle): ReviewInterval | null {
    return reviewIntervalView(row.reviewInterval);
  }

  @FieldResolver(() => LocalDate, { nullable: true, description: "Publishing counts as a check." })
  lastCheckedOn(@Root() { row }: DeskArticle): string | null {
    return row.lastCheckedOn;
  }

  @FieldResolver(() => LocalDate, { nullable: true })
  reviewDueOn(@Root() { row }: DeskArticle): string | null {
    return row.publishedRevisionId === null ? null : row.reviewDueOn;
  }

  @FieldResolver(() => Boolean, { description: "Whether a check is due today, or was before." })
  reviewDue(@Root() { row }: DeskArticle, @Ctx() { deps }: RequestContext): boolean {
    const now = deps.clock.now().toISOString();
    return row.publishedRevisionId !== null && isReviewDue(deps.policy, row.reviewDueOn, now);
  }

  @FieldResolver(() => [ArticlePlatform], {
    description: "Those that readers are told it is about and that their vendors support no longer.",
  })
  endedPlatforms(@Root() { row }: DeskArticle, @Ctx() { deps }: RequestContext): ArticlePlatform[] {
    const now = deps.clock.now().toISOString();
    return row.publishedRevisionId === null
      ? []
      : platformEnds(deps.policy, row.platforms, now).filter(({ supported }) => !supported);
  }

  @FieldResolver(() => [ArticleCheck], { description: "The last few, the newest first." })
  async checks(@Root() { row }: DeskArticle, @Ctx() { loaders }: RequestContext): Promise<ArticleCheck[]> {
    const checks = await loaders.deskArticles().articleChecks.load(row.id);
    return checks.map(({ checkedBy, checkedOn, words }) => ({
      by: { personId: checkedBy, staff: true },
      checkedOn,
      words,
    }));
  }
}
